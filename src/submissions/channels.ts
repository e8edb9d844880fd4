import { type Form, isOfMeetings, MEANS, questionThatMeans } from '../forms/public.ts'

/** By which way an input came into the register. Every way leads to the same register, and is counted beside everything else. */
export const CHANNELS = ['open_call', 'regional_event', 'meeting', 'secretariat', 'imported'] as const
export type Channel = (typeof CHANNELS)[number]

export const isChannel = (value: string): value is Channel => CHANNELS.some((channel) => channel === value)

/** The way of what people hand in themselves: a form that asks for the recommendations of an event brings what the event says. */
export const channelOf = (form: Pick<Form, 'questions'>): Channel =>
  isOfMeetings(form) ? 'meeting' : questionThatMeans(form, MEANS.eventRecommendations) ? 'regional_event' : 'open_call'

/** Whether people hand it in themselves; by any other way somebody writes down what they say. */
export const isOwnWay = (channel: Channel): boolean => channel === 'open_call' || channel === 'regional_event'
