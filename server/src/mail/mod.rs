//! Mail: the message with its headers, the calendar entry, its signatures, the transports, and what comes back. It
//! takes plain values and knows neither database nor key files. Every message has exactly one recipient.

pub mod calendar;
pub mod check;
pub mod dns;
mod enclosed;
mod files;
mod headers;
pub mod imap;
pub mod inbound;
pub mod kept;
pub mod lmtp;
pub mod lookup;
pub mod message;
pub mod signing;
mod smtp;
#[cfg(test)]
mod tests;
pub mod transport;
pub mod verify;
