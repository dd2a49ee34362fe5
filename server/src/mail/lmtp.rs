//! A small server for LMTP (RFC 2033), which a mail server on this machine hands bounces over with. It has a limit for
//! everything: the length of a command, the recipients of a message, how much of it is kept, and how long each step and
//! each connection may take.

mod content;
mod listener;
mod wire;

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;

use self::content::read_content;
pub use self::listener::{LmtpListener, run};
use self::wire::{Line, Wire};
use super::kept::Kept;

/// The most recipients of one message.
const RECIPIENTS: usize = 100;
/// The most messages on one connection.
const MESSAGES: usize = 1000;
/// The most commands of one connection that are wrong.
const WRONG: usize = 10;

/// What is done with what is handed over.
pub trait Takes: Send + Sync + 'static {
    /// Whether there is such an address.
    fn knows(&self, recipient: &str) -> bool;

    /// Takes a message for one recipient. `false` means that it's to be handed over again later.
    fn take(&self, recipient: &str, message: &Kept) -> impl Future<Output = bool> + Send;
}

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub struct LmtpTimes {
    /// To send a command, or the next piece of a message.
    pub step: Duration,
    /// The whole of a message.
    pub message: Duration,
    /// The whole of a connection.
    pub connection: Duration,
}

impl Default for LmtpTimes {
    fn default() -> Self {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        Self { step: minutes(1), message: minutes(5), connection: minutes(60) }
    }
}

/// How far a dialogue has got.
#[derive(Default)]
struct Dialogue {
    greeted: bool,
    has_sender: bool,
    recipients: Vec<String>,
    messages: usize,
    wrong: usize,
}

/// Talks with a client until it leaves, breaks a limit or is gone.
///
/// # Errors
/// When the connection breaks or is too slow: nothing was lost that the client was told is taken.
pub async fn talk<S>(stream: S, takes: &impl Takes, times: LmtpTimes) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let talk = async {
        let mut wire = Wire::new(stream, times.step);
        wire.say("220 onpurpose LMTP").await?;
        let mut dialogue = Dialogue::default();
        while let Some(line) = wire.line().await? {
            if !dialogue.answer(line, &mut wire, takes, times).await? {
                break;
            }
        }
        Ok(())
    };
    timeout(times.connection, talk).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

impl Dialogue {
    /// Answers one command. Returns whether there may be another.
    async fn answer<S>(
        &mut self,
        line: Line,
        wire: &mut Wire<S>,
        takes: &impl Takes,
        times: LmtpTimes,
    ) -> io::Result<bool>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send,
    {
        let Line::Whole(line) = line else { return self.refuse(wire, "500 5.5.2 that line is too long").await };
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "LHLO" => {
                *self = Self { greeted: true, messages: self.messages, wrong: self.wrong, ..Self::default() };
                wire.say("250-onpurpose\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME").await?;
            }
            "HELO" | "EHLO" => return self.refuse(wire, "500 5.5.1 this is LMTP").await,
            "MAIL" if self.greeted && !self.has_sender => match path(&line, "MAIL FROM:") {
                Some(_) if self.messages >= MESSAGES => {
                    wire.say("421 4.3.2 enough for one connection").await?;
                    return Ok(false);
                }
                Some(_) => {
                    self.has_sender = true;
                    wire.say("250 2.1.0 ok").await?;
                }
                None => return self.refuse(wire, "501 5.5.4 MAIL FROM:<…>").await,
            },
            "RCPT" if self.has_sender => match path(&line, "RCPT TO:") {
                Some(_) if self.recipients.len() >= RECIPIENTS => wire.say("452 4.5.3 too many recipients").await?,
                Some(recipient) if takes.knows(recipient) => {
                    self.recipients.push(recipient.to_owned());
                    wire.say("250 2.1.5 ok").await?;
                }
                Some(_) => wire.say("550 5.1.1 no such address").await?,
                None => return self.refuse(wire, "501 5.5.4 RCPT TO:<…>").await,
            },
            "DATA" if !self.recipients.is_empty() => self.take(wire, takes, times).await?,
            "DATA" if self.has_sender => wire.say("503 5.5.1 no valid recipients").await?,
            "RSET" => {
                self.reset();
                wire.say("250 2.0.0 ok").await?;
            }
            "NOOP" => wire.say("250 2.0.0 ok").await?,
            "VRFY" => wire.say("252 2.5.0 send it and see").await?,
            "QUIT" => {
                wire.say("221 2.0.0 bye").await?;
                return Ok(false);
            }
            "MAIL" | "RCPT" | "DATA" => return self.refuse(wire, "503 5.5.1 not now").await,
            _ => return self.refuse(wire, "500 5.5.1 unknown command").await,
        }
        Ok(true)
    }

    /// Reads a message, and says for each recipient what became of it (RFC 2033 §4.2).
    async fn take<S>(&mut self, wire: &mut Wire<S>, takes: &impl Takes, times: LmtpTimes) -> io::Result<()>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send,
    {
        wire.say("354 end with a full stop").await?;
        let read = timeout(times.message, read_content(wire)).await;
        let message = read.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))?;
        self.messages += 1;
        for recipient in std::mem::take(&mut self.recipients) {
            let taken = takes.take(&recipient, &message).await;
            wire.say(if taken { "250 2.0.0 taken" } else { "451 4.3.0 not now, try again" }).await?;
        }
        self.reset();
        Ok(())
    }

    fn reset(&mut self) {
        self.has_sender = false;
        self.recipients.clear();
    }

    /// Answers a command that is wrong. Returns whether there may be another.
    async fn refuse<S>(&mut self, wire: &mut Wire<S>, answer: &str) -> io::Result<bool>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send,
    {
        self.wrong += 1;
        let goes_on = self.wrong < WRONG;
        wire.say(if goes_on { answer } else { "421 4.7.0 too many mistakes" }).await?;
        Ok(goes_on)
    }
}

/// The address in `MAIL FROM:<…>` or `RCPT TO:<…>`, whatever parameters follow.
fn path<'l>(line: &'l str, verb: &str) -> Option<&'l str> {
    let (head, rest) = line.split_at_checked(verb.len())?;
    let inner = rest.trim_start().strip_prefix('<').filter(|_| head.eq_ignore_ascii_case(verb))?;
    inner.split_once('>').map(|(path, _)| path)
}

#[cfg(test)]
mod tests;
