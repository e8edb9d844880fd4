// biome-ignore-all lint/style/useNamingConvention: a scene bears the name its sample calls it by
import {
  at,
  beast,
  bird,
  boat,
  dish,
  dot,
  fade,
  glow,
  group,
  hills,
  house,
  laptop,
  line,
  many,
  mast,
  oval,
  palm,
  panel,
  path,
  peaks,
  person,
  phone,
  picture,
  rect,
  round,
  sea,
  shape,
  sky,
  table,
  tree,
} from './draw.ts'

const SKINS = ['#5d3b2a', '#8a5a3c', '#b9835a', '#e0b08c', '#74492f', '#c99a72'] as const
const skin = (i: number) => SKINS[i % SKINS.length] as string
const CLOTHES = ['#b5482f', '#2f6f8f', '#d49a2a', '#5a7d3a', '#8a4472', '#37508c'] as const
const cloth = (i: number) => CLOTHES[i % CLOTHES.length] as string

/** Pictures that stand in for photographs nobody took: drawn for the demonstration, each by its name in the samples. */
export const SCENES: Readonly<Record<string, () => string>> = {
  'evening-class': () =>
    picture(
      sky('#10182c', '#2c2440'),
      many([0, 1, 2, 3, 4, 5, 6], (i) => dot(80 + i * 175, 60 + ((i * 67) % 130), 3, '#ffffffaa')),
      glow(600, 400, 430, '#ffcf7a'),
      many([0, 1, 2, 3, 4, 5], (i) =>
        person(150 + i * 180, 640 - Math.abs(i - 2.5) * -18, 1.05, {
          skin: skin(i),
          top: cloth(i),
          ...(i % 2 ? { scarf: cloth(i + 3) } : {}),
          hands: [
            [-24, -110],
            [24, -110],
          ],
          sits: true,
        }),
      ),
      table(590, '#5b3c28'),
      oval(600, 592, [420, 20], '#ffdf9e44'),
      many([0, 1, 2, 3, 4, 5], (i) => phone(150 + i * 180, 566 + Math.abs(i - 2.5) * 4, 0.7)),
      round(576, 470, [48, 90], '#e9a13b'),
      rect(586, 482, [28, 60], '#fff3cf'),
      rect(560, 556, [80, 14], '#39434d'),
    ),
  'clinic-by-boat': () =>
    picture(
      sky('#8fc7dd', '#e8f2ea', 460),
      hills(420, [40, 160, 80], '#4f8a6a'),
      sea(430, '#3c93a8', '#1f5f7d'),
      boat(330, 560, 1.15, '#d9583b'),
      person(250, 540, 0.62, { skin: skin(1), top: '#f2f4f3', sits: true }),
      palm(1080, 640, 1.3),
      path('M560 800Q760 640 1200 610V800Z', '#e3cf9d'),
      person(760, 740, 1.15, {
        skin: skin(0),
        top: '#f6f8f7',
        legs: '#2f6f8f',
        hands: [
          [-46, -290],
          [46, -290],
        ],
      }),
      round(690, 340, [140, 92], '#f08a24'),
      rect(712, 362, [96, 48], '#1c2630'),
      line('M760 372v28M746 386h28', '#ffffff', 9),
    ),
  'second-life': () =>
    picture(
      sky('#3d4a41', '#26302b'),
      glow(760, 240, 480, '#f4e6bb'),
      table(330, '#8a6a45'),
      many([0, 1, 2, 3, 4, 5, 6, 7], (i) => line(`M${i * 160} 340L${i * 160 - 60} 800`, '#00000018', 4)),
      group(
        'translate(420 360)',
        round(0, 0, [420, 250], '#20272d'),
        rect(26, 26, [368, 198], '#1f5a44'),
        many([0, 1, 2, 3, 4, 5], (i) =>
          rect(52 + (i % 3) * 112, 52 + Math.floor(i / 3) * 86, [72, 48], i % 2 ? '#11181d' : '#2f8264'),
        ),
        line('M40 240V-120M380 240V-120', '#20272d', 16),
        many([0, 1, 2, 3, 4, 5, 6, 7], (i) => dot(44 + i * 47, 210, 6, '#d8b35a')),
      ),
      many(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        (i) =>
          dot(930 + (i % 4) * 46, 480 + Math.floor(i / 4) * 46, 12, '#c9cfd3') +
          line(`M${924 + (i % 4) * 46} ${480 + Math.floor(i / 4) * 46}h12`, '#59636b', 3),
      ),
      line('M-40 800Q170 640 330 560', skin(3), 96),
      dot(346, 552, 52, skin(3)),
      line('M350 548L452 500', skin(3), 26),
      line('M1240 800Q1080 700 960 630', skin(3), 96),
      dot(950, 620, 52, skin(3)),
      line('M940 606L934 560', skin(3), 24),
    ),
  'the-recording': () =>
    picture(
      sky('#4b3a55', '#8d6f73'),
      rect(790, 70, [330, 300], '#d9c9c2'),
      rect(800, 80, [150, 280], '#b9d3de'),
      rect(960, 80, [150, 280], '#a9c6d4'),
      table(600, '#6a4634'),
      person(380, 690, 1.75, {
        skin: skin(2),
        top: '#7d2f3f',
        hair: '#d9d6d2',
        hands: [
          [-30, -96],
          [60, -100],
        ],
        sits: true,
      }),
      line('M312 236Q316 158 380 156Q444 158 448 236', '#20262d', 15),
      round(294, 226, [36, 66], '#20262d'),
      round(430, 226, [36, 66], '#20262d'),
      laptop(
        800,
        606,
        1.5,
        many(
          Array.from({ length: 22 }, (_, i) => i),
          (i) => {
            const h = 14 + Math.abs(Math.sin(i * 1.3)) * 52
            return rect(-106 + i * 10, -93 - h / 2, [6, h], '#ad4713')
          },
        ),
      ),
    ),
  'slow-typing': () =>
    picture(
      sky('#e9d9b8', '#c9a878'),
      rect(90, 80, [260, 190], '#8fb8a6'),
      rect(850, 80, [260, 190], '#d07a52'),
      many([0, 1, 2], (i) =>
        person(250 + i * 350, 620, 1.25, {
          skin: skin(3 + i * 2),
          top: cloth(i + 1),
          hair: '#1d1715',
          hands: [
            [-44, -120],
            [44, -120],
          ],
          sits: true,
        }),
      ),
      person(600, 760, 1.7, {
        skin: skin(3),
        top: '#5f4a7a',
        hair: '#e6e3df',
        hands: [
          [-30, -118],
          [30, -118],
        ],
        sits: true,
      }),
      table(680, '#7a5738'),
      phone(600, 570, 1.5),
      line('M586 552h30M586 572h22M586 592h28', '#0f4a72', 5),
    ),
  'screening-day': () =>
    picture(
      sky('#7fb8d8', '#f2ddb0', 500),
      house(690, 500, [430, 210], ['#e9d8bd', '#a5482f']),
      many([0, 1, 2], (i) => rect(740 + i * 125, 350, [74, 80], '#4d7d90')),
      hills(520, [10, 240, 0], '#c98f55'),
      tree(120, 560, 1.8, '#5f7d3f'),
      many([0, 1, 2, 3, 4], (i) =>
        person(330 + i * 125, 680 + (i % 2) * 26, 0.78, { skin: skin(i + 2), top: cloth(i), legs: '#3b4a66' }),
      ),
      person(1010, 730, 1.1, {
        skin: skin(1),
        top: '#f3f5f4',
        hands: [
          [-96, -170],
          [40, -110],
        ],
      }),
      round(872, 500, [62, 46], '#20262d'),
      dot(884, 523, 17, '#5fb0c9'),
      line('M903 546V730M903 600l-40 130M903 600l40 130', '#39434d', 8),
    ),
  'one-message': () =>
    picture(
      sky('#dfe3c4', '#a8b172'),
      many([0, 1, 2, 3], (i) =>
        shape(
          [
            [i * 320 - 40, 60],
            [i * 320 + 260, 60],
            [i * 320 + 300, 200],
            [i * 320 - 80, 200],
          ],
          i % 2 ? '#d26b3c' : '#f0e6d0',
        ),
      ),
      many([0, 1, 2, 3], (i) => line(`M${i * 320 + 110} 200V560`, '#6b5236', 12)),
      many([0, 1, 3, 4], (i) =>
        person(210 + i * 195, 660 + (i % 2) * 20, 1.25, {
          skin: skin(i),
          top: cloth(i + 2),
          ...(i % 3 === 0 ? { scarf: '#f1ead9' } : {}),
        }),
      ),
      person(600, 700, 1.45, {
        skin: skin(1),
        top: '#a2356a',
        scarf: '#d95f8e',
        hands: [
          [-60, -120],
          [30, -270],
        ],
      }),
      phone(646, 290, 1.25, '#fff1b8'),
      line('M700 250q26 40 0 80M726 230q42 60 0 120', '#ad4713', 7),
      table(690, '#7d8a3a'),
      many(
        Array.from({ length: 15 }, (_, i) => i),
        (i) => dot(60 + i * 80, 726 + (i % 2) * 30, 26, ['#c8372d', '#e9a13b', '#5f8a35'][i % 3] as string),
      ),
    ),
  'mast-at-dawn': () =>
    picture(
      sky('#2d3a66', '#f2a65e', 620),
      glow(880, 520, 340, '#ffe2a0'),
      dot(880, 530, 64, '#ffe9bf'),
      hills(560, [40, 210, 40], '#6c5a78'),
      hills(640, [60, 260, 300], '#46395a'),
      mast(420, 640, 560, '#1f2233'),
      person(446, 430, 0.4, {
        skin: '#1f2233',
        top: '#e8742c',
        legs: '#1f2233',
        hair: '#f2c230',
        hands: [
          [-60, -200],
          [-50, -130],
        ],
      }),
      bird(640, 200),
      bird(710, 240),
      bird(590, 262),
      hills(730, [30, 320, 500], '#261f33'),
    ),
  'library-bus': () =>
    picture(
      sky('#66a9d0', '#f0dcae', 520),
      hills(500, [50, 260, 200], '#dcae6c'),
      hills(600, [24, 340, 0], '#c98f4b'),
      round(230, 300, [640, 270], '#2e7f74'),
      rect(230, 470, [640, 22], '#f1d48a'),
      many([0, 1, 2, 3], (i) => round(262 + i * 118, 336, [98, 96], '#d8edf2')),
      rect(752, 336, [90, 200], '#21564f'),
      many([0, 1, 2], (i) => rect(276 + i * 118, 392, [70, 36], cloth(i))),
      dot(360, 580, 56, '#22292f'),
      dot(360, 580, 24, '#8b959c'),
      dot(730, 580, 56, '#22292f'),
      dot(730, 580, 24, '#8b959c'),
      dish(420, 250, 1.1),
      many(
        [0, 1, 2],
        (i) =>
          person(930 + i * 84, 700 - i * 14, 0.72, {
            skin: skin(i + 1),
            top: cloth(i + 2),
            hands: [
              [-30, -150],
              [30, -150],
            ],
          }) + rect(906 + i * 84, 574 - i * 14, [48, 34], '#f6efe0'),
      ),
    ),
  'night-market': () =>
    picture(
      sky('#16142b', '#3b1f3f'),
      many(
        [0, 1, 2, 3, 4, 5, 6, 7, 8],
        (i) =>
          glow(70 + i * 135, 110 + (i % 2) * 34, 90, '#ffb74d') + dot(70 + i * 135, 110 + (i % 2) * 34, 15, '#ffe6b3'),
      ),
      line('M0 90Q600 190 1200 80', '#00000066', 5),
      shape(
        [
          [150, 260],
          [1050, 260],
          [1120, 370],
          [80, 370],
        ],
        '#b8322e',
      ),
      many([0, 1, 2, 3, 4], (i) =>
        shape(
          [
            [240 + i * 180, 260],
            [330 + i * 180, 260],
            [340 + i * 188, 370],
            [236 + i * 188, 370],
          ],
          '#f4e3c5',
        ),
      ),
      person(420, 640, 1.15, {
        skin: skin(2),
        top: '#37508c',
        hands: [
          [-50, -110],
          [96, -150],
        ],
      }),
      glow(600, 500, 250, '#ffdf9e'),
      table(600, '#5a3324'),
      round(560, 430, [130, 150], '#f7f4ec'),
      many(
        Array.from({ length: 25 }, (_, i) => i),
        (i) => ((i * 7) % 3 ? rect(578 + (i % 5) * 19, 448 + Math.floor(i / 5) * 19, [17, 17], '#16212b') : ''),
      ),
      person(860, 720, 1.35, {
        skin: skin(5),
        top: '#5a7d3a',
        hands: [
          [-130, -170],
          [40, -110],
        ],
      }),
      phone(690, 494, 0.95),
      many([0, 1, 2, 3, 4, 5], (i) => oval(90 + i * 74, 640 + (i % 2) * 26, [34, 22], i % 2 ? '#e9a13b' : '#c8372d')),
    ),
  'rain-gauge': () =>
    picture(
      sky('#6f8594', '#cdd6c8', 470),
      many([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], (i) =>
        line(`M${40 + i * 90} ${40 + (i % 3) * 50}l-24 90`, '#e9f1f566', 4),
      ),
      hills(440, [34, 190, 90], '#5f7f55'),
      fade(500, 300, '#7ea04e', '#4d7232'),
      many([0, 1, 2, 3, 4, 5, 6], (i) => line(`M${600 + (i - 3) * 40} 500L${600 + (i - 3) * 330} 800`, '#3f5f2a', 14)),
      line('M760 700V380', '#d9dde0', 14),
      round(716, 300, [88, 110], '#eef3f4'),
      rect(736, 340, [48, 60], '#5fa7cf'),
      panel(790, 290, 0.7),
      person(510, 740, 1.25, {
        skin: skin(0),
        top: '#e0b23a',
        scarf: '#2f6f8f',
        hands: [
          [-50, -110],
          [110, -190],
        ],
      }),
      phone(640, 508, 0.85),
    ),
  'cable-ashore': () =>
    picture(
      sky('#9cc4d6', '#f6e7c8', 380),
      sea(360, '#4a98b0', '#2a6f8e'),
      rect(820, 250, [250, 90], '#d6dadc'),
      shape(
        [
          [760, 340],
          [1130, 340],
          [1090, 400],
          [800, 400],
        ],
        '#243b55',
      ),
      rect(900, 190, [60, 70], '#e2483d'),
      path('M0 560Q520 500 1200 660V800H0Z', '#e7d2a0'),
      line('M900 400Q560 420 420 560T220 800', '#1b2127', 22),
      many([0, 1, 2, 3, 4], (i) => dot(820 - i * 86, 402 + i * i * 7, 22, '#f08a24')),
      many([0, 1, 2, 3], (i) =>
        person(330 + i * 150, 690 + i * 20, 0.8, {
          skin: skin(i + 1),
          top: '#f2b02c',
          legs: '#27455f',
          hair: '#e8e8e8',
          hands: [
            [-70, -90],
            [-30, -84],
          ],
        }),
      ),
    ),
  'two-hands-talking': () =>
    picture(
      sky('#f0e2d2', '#d9b8a0'),
      laptop(
        600,
        700,
        3.1,
        rect(-118, -168, [236, 150], '#5b7d8c'),
        rect(-118, -168, [236, 150], '#d9e6e3'),
        person(0, 90, 0.72, {
          skin: skin(1),
          top: '#8a4472',
          hands: [
            [-66, -210],
            [62, -190],
          ],
          sits: true,
        }),
        rect(40, -58, [70, 36], '#f6f1e6'),
      ),
      line('M-40 800Q120 700 260 640', skin(4), 90),
      dot(270, 632, 50, skin(4)),
      line('M280 610L318 540M264 596L280 520M300 632L366 590', skin(4), 24),
      line('M1240 800Q1080 720 950 660', skin(4), 90),
      dot(940, 652, 50, skin(4)),
      line('M930 630L900 556M950 620L946 540', skin(4), 24),
    ),
  'counting-mangroves': () =>
    picture(
      sky('#8fd0d6', '#e6f3e3', 380),
      hills(360, [26, 170, 140], '#2f7a5c'),
      sea(380, '#5bb3a6', '#2d7d7a'),
      many([0, 1, 2, 3, 4, 5], (i) =>
        at(
          90 + i * 215,
          640 + (i % 2) * 60,
          1,
          line('M0 0Q-30 60 -70 90M0 0Q-6 60 -16 100M0 0Q26 60 62 92', '#5b4330', 12),
          dot(0, -40, 76, '#2c6b45'),
          dot(-56, -8, 50, '#357d52'),
          dot(58, -6, 52, '#357d52'),
        ),
      ),
      at(
        640,
        190,
        1.2,
        line('M-90 -12H90', '#20262d', 12),
        round(-34, -26, [68, 44], '#f2f4f5'),
        dot(0, 22, 12, '#20262d'),
        oval(-90, -24, [56, 6], '#39434d88'),
        oval(90, -24, [56, 6], '#39434d88'),
      ),
      shape(
        [
          [628, 226],
          [652, 226],
          [780, 560],
          [500, 560],
        ],
        '#ffffff2e',
      ),
    ),
  'before-the-nets': () =>
    picture(
      sky('#f3b27a', '#f7dfb8', 420),
      dot(320, 360, 70, '#fff0cf'),
      glow(320, 360, 260, '#ffe2a0'),
      sea(400, '#d98f63', '#3f5d78'),
      boat(700, 660, 2.1, '#2a5d86'),
      person(560, 610, 0.95, {
        skin: skin(0),
        top: '#d9583b',
        hands: [
          [-30, -120],
          [56, -170],
        ],
      }),
      phone(616, 440, 0.8),
      person(790, 610, 0.95, {
        skin: skin(4),
        top: '#eee3cc',
        hands: [
          [-70, -84],
          [70, -84],
        ],
      }),
      line('M840 530Q960 590 1010 660M860 520Q1000 560 1060 650M760 540Q900 640 980 690', '#f6efe077', 4),
      bird(880, 180),
      bird(950, 220),
    ),
  'roof-of-the-school': () =>
    picture(
      sky('#5fa4d6', '#e7eede', 560),
      dot(1010, 130, 62, '#fff2c4'),
      hills(560, [40, 230, 10], '#c7a36b'),
      rect(120, 470, [960, 330], '#e6d3ae'),
      shape(
        [
          [60, 470],
          [1140, 470],
          [1010, 270],
          [190, 270],
        ],
        '#a9623d',
      ),
      many(
        [0, 1, 2, 3, 4, 5],
        (i) =>
          shape(
            [
              [250 + i * 124, 300],
              [352 + i * 124, 300],
              [362 + i * 134 - 30, 440],
              [236 + i * 134 - 30, 440],
            ],
            '#1d3f66',
          ) + line(`M${262 + i * 124} 345h92M${258 + i * 126} 392h96`, '#7fb0d8', 3),
      ),
      person(930, 430, 0.72, {
        skin: skin(2),
        top: '#e8742c',
        hair: '#f4f4f2',
        hands: [
          [-84, -70],
          [50, -90],
        ],
      }),
      many([0, 1, 2, 3], (i) => round(180 + i * 230, 560, [150, 120], '#56798a')),
      many([0, 1, 2, 3, 4], (i) =>
        person(220 + i * 190, 790, 0.62, {
          skin: skin(i),
          top: cloth(i),
          hands: [
            [-40, -250],
            [40, -110],
          ],
        }),
      ),
    ),
  'reading-line': () =>
    picture(
      sky('#31414f', '#5b6d78'),
      glow(600, 300, 520, '#d9e6ea'),
      table(420, '#b98a5c'),
      round(190, 460, [820, 190], '#20262d'),
      rect(230, 560, [740, 60], '#f1f1ec'),
      many(
        Array.from({ length: 18 }, (_, i) => i),
        (i) =>
          many([0, 1, 2, 3, 4, 5], (j) =>
            (i * 5 + j * 3) % 4 ? dot(252 + i * 40 + (j % 2) * 15, 572 + Math.floor(j / 2) * 17, 5, '#39434d') : '',
          ),
      ),
      line('M60 830Q210 740 420 650', skin(3), 110),
      dot(430, 640, 58, skin(3)),
      line('M440 620L500 586M420 610L456 580', skin(3), 26),
      line('M1200 840Q1000 760 800 660', skin(3), 110),
      dot(790, 648, 58, skin(3)),
      line('M770 632L712 592M790 616L752 582', skin(3), 26),
    ),
  'wind-and-sheep': () =>
    picture(
      sky('#8dbbd9', '#eef3e4', 520),
      oval(280, 140, [130, 34], '#ffffffcc'),
      oval(380, 120, [100, 34], '#ffffffcc'),
      hills(500, [44, 260, 120], '#9bb868'),
      many(
        [
          [220, 470, 1],
          [560, 440, 1.35],
          [930, 480, 0.9],
        ] as const,
        ([x, y, s], i) =>
          at(
            x,
            y,
            s,
            line('M0 0V-230', '#f4f6f6', 12),
            many([20 + i * 34, 140 + i * 34, 260 + i * 34], (turn) =>
              group(`translate(0 -230) rotate(${turn})`, path('M-7 0Q-12 -80 0 -140Q12 -80 7 0Z', '#f9fbfb')),
            ),
            dot(0, -230, 12, '#d7dcde'),
          ),
      ),
      hills(620, [36, 340, 400], '#6f9448'),
      many([0, 1, 2, 3, 4], (i) => beast([140 + i * 150, 700 + (i % 2) * 50], 0.8, ['#f3efe6', '#3b3431'])),
      person(1000, 760, 1.1, {
        skin: skin(3),
        top: '#7a4a2a',
        hands: [
          [-40, -130],
          [40, -130],
        ],
      }),
      laptop(1000, 640, 0.42),
    ),
  'where-the-herd-sleeps': () =>
    picture(
      sky('#3f5d8f', '#c9d7e6', 520),
      peaks(
        560,
        [
          [80, 330],
          [230, 200],
          [360, 380],
          [560, 150],
          [760, 400],
          [930, 240],
          [1120, 420],
        ],
        '#8796ac',
      ),
      shape(
        [
          [560, 150],
          [500, 236],
          [560, 214],
          [630, 246],
        ],
        '#f4f7fa',
      ),
      shape(
        [
          [230, 200],
          [186, 262],
          [232, 246],
          [286, 270],
        ],
        '#f4f7fa',
      ),
      hills(570, [26, 260, 90], '#8b9a5a'),
      at(
        930,
        600,
        1,
        path('M-130 0V-70Q0 -130 130 -70V0Z', '#f1ece0'),
        path('M-140 -66Q0 -170 140 -66Q0 -120 -140 -66Z', '#c9bda4'),
        rect(-22, -60, [44, 60], '#b5482f'),
      ),
      many([0, 1, 2, 3], (i) =>
        beast(
          [150 + i * 190, 690 + (i % 2) * 46],
          1.15,
          [['#4a362a', '#6d4a33', '#3b3431', '#7d6a58'][i] as string, '#2b2320'],
          '#f08a24',
        ),
      ),
      hills(780, [14, 300, 20], '#6c7c43'),
    ),
  'on-air': () =>
    picture(
      sky('#7a3326', '#3d1d22'),
      many(
        Array.from({ length: 40 }, (_, i) => i),
        (i) => rect((i % 10) * 124 + 10, Math.floor(i / 10) * 104 + 12, [96, 76], i % 2 ? '#8a4030' : '#6c2c24'),
      ),
      round(900, 70, [210, 84], '#1c1416'),
      glow(1005, 112, 170, '#ff6b57'),
      rect(930, 104, [150, 16], '#ff8a78'),
      person(430, 720, 1.7, {
        skin: skin(0),
        top: '#d49a2a',
        scarf: '#2f6f5f',
        hands: [
          [-40, -110],
          [70, -120],
        ],
        sits: true,
      }),
      line('M360 300Q356 196 430 194Q504 196 500 300', '#15181b', 15),
      round(344, 280, [34, 60], '#15181b'),
      round(484, 280, [34, 60], '#15181b'),
      line('M900 800L780 520L640 410', '#20262d', 16),
      round(560, 340, [110, 84], '#2b333a'),
      line('M580 360v44M600 360v44M620 360v44M640 360v44', '#7d8890', 6),
      table(660, '#4d2f24'),
      many(
        [0, 1, 2, 3, 4, 5],
        (i) =>
          rect(690 + i * 74, 700, [12, 70], '#1c1416') +
          round(678 + i * 74, 712 + ((i * 23) % 40), [36, 18], '#e9a13b'),
      ),
    ),
  'first-solder': () =>
    picture(
      sky('#d7e3e0', '#9dbab6'),
      rect(80, 70, [430, 250], '#2f4f4f'),
      line('M120 130h140M120 170h220M120 210h110M120 250h190', '#dfe9e6', 7),
      person(380, 690, 1.5, {
        skin: skin(2),
        top: '#b5482f',
        hands: [
          [-30, -120],
          [88, -116],
        ],
        sits: true,
      }),
      person(820, 690, 1.5, {
        skin: skin(1),
        top: '#37508c',
        hair: '#5b2f1b',
        hands: [
          [-90, -116],
          [30, -120],
        ],
        sits: true,
      }),
      round(338, 268, [84, 34], '#f2f6f688'),
      round(778, 268, [84, 34], '#f2f6f688'),
      table(640, '#a47c50'),
      rect(520, 600, [170, 60], '#1f5a44'),
      many([0, 1, 2, 3, 4], (i) => dot(542 + i * 32, 630, 8, '#d8b35a')),
      line('M520 510L586 604', '#39434d', 14),
      glow(590, 606, 70, '#ffcf7a'),
      line('M594 590q-16 -40 6 -70t-4 -80', '#ffffff88', 6),
    ),
  'water-by-card': () =>
    picture(
      sky('#7fb4cf', '#f0e0bd', 520),
      hills(520, [18, 240, 70], '#c79a5f'),
      house(430, 620, [340, 300], ['#3d87a6', '#255c75']),
      rect(490, 390, [220, 130], '#e6f1f4'),
      round(520, 412, [76, 84], '#1c2630'),
      rect(530, 424, [56, 26], '#9fe0b3'),
      many([0, 1, 2, 3, 4, 5], (i) => dot(538 + (i % 3) * 20, 464 + Math.floor(i / 3) * 18, 6, '#dfe6ea')),
      line('M660 560h60v40', '#8b959c', 16),
      line('M720 606v80', '#bfe4f2', 10),
      many([0, 1, 2], (i) => round(690 + i * 90, 684, [74, 96], ['#f2c230', '#e8742c', '#f2c230'][i] as string)),
      person(390, 780, 1.2, {
        skin: skin(0),
        top: '#8a4472',
        scarf: '#e0b23a',
        hands: [
          [-50, -100],
          [130, -240],
        ],
      }),
      round(534, 470, [46, 30], '#f6f1e6'),
      person(1010, 780, 1.1, { skin: skin(4), top: '#2f6f5f' }),
      person(150, 780, 0.85, { skin: skin(1), top: '#d9583b' }),
    ),
  'the-next-bus': () =>
    picture(
      sky('#27314a', '#8a7d94', 620),
      many(
        [0, 1, 2, 3, 4, 5, 6],
        (i) =>
          rect(i * 180 - 30, 240 - ((i * 83) % 150), [150, 460], i % 2 ? '#343f5c' : '#3d4866') +
          many([0, 1, 2, 3, 4, 5, 6, 7], (j) =>
            (i + j * 3) % 4 ? '' : rect(i * 180 - 6 + (j % 2) * 62, 290 + Math.floor(j / 2) * 64, [34, 40], '#ffdf9e'),
          ),
      ),
      fade(650, 150, '#4a4f5e', '#33363f'),
      rect(300, 250, [620, 24], '#d6dde2'),
      rect(320, 274, [14, 410], '#9aa5ae'),
      rect(886, 274, [14, 410], '#9aa5ae'),
      rect(334, 300, [552, 330], '#a9c6d444'),
      round(640, 310, [220, 150], '#f1efe4'),
      many(
        [0, 1, 2],
        (i) => rect(660, 334 + i * 40, [60, 22], '#20262d') + rect(740, 338 + i * 40, [96, 14], '#59636b'),
      ),
      person(460, 700, 1.15, {
        skin: skin(3),
        top: '#b5482f',
        hands: [
          [-50, -100],
          [50, -100],
        ],
      }),
      line('M520 590L560 700', '#f4f4f2', 8),
      person(760, 700, 1.1, { skin: skin(5), top: '#37508c', scarf: '#8a4472' }),
      rect(0, 700, [1200, 10], '#ffffff22'),
    ),
}
