//! Outgoing mail: the message with its headers, the calendar entry, and the transports. It takes plain values and
//! knows neither database nor keys. Every message has exactly one recipient.

pub mod calendar;
mod files;
mod headers;
pub mod message;
mod smtp;
#[cfg(test)]
mod tests;
pub mod transport;
