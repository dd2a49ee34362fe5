//! A mail server that does what the test says, well or badly.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::spawn;

use tokio::sync::Notify;

use super::mailbox::Received;

/// How a relay behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It takes every mail.
    Takes,
    /// It refuses everyone for now.
    Busy,
    /// It answers no more once it knows the recipient.
    Hangs,
    /// It takes the content and goes away without a word.
    Cuts,
}

/// A running relay.
pub struct Relay {
    port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    hung: Notify,
}

struct State {
    mood: Mood,
    unknown: Option<String>,
    mails: Vec<Received>,
    hanging: Vec<TcpStream>,
}

impl Relay {
    /// A relay on this machine that takes every mail.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let state = State { mood: Mood::Takes, unknown: None, mails: vec![], hanging: vec![] };
        let shared = Arc::new(Shared { state: Mutex::new(state), hung: Notify::new() });
        let of_all = shared.clone();
        spawn(move || {
            for stream in listener.incoming().flatten() {
                let of_one = of_all.clone();
                // A client that goes away ends its dialogue and no more.
                spawn(move || drop(of_one.talk(stream)));
            }
        });
        Self { port, shared }
    }

    /// What `ONPURPOSE_SMTP_URL` is to be.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Behaves like this from now on.
    pub fn is(&self, mood: Mood) {
        self.shared.state().mood = mood;
    }

    /// Knows nobody of this address.
    pub fn does_not_know(&self, address: &str) {
        self.shared.state().unknown = Some(address.to_owned());
    }

    /// Every mail whose content has come, oldest first.
    pub fn mails(&self) -> Vec<Received> {
        self.shared.state().mails.clone()
    }

    /// The mails to an address.
    pub fn mails_to(&self, address: &str) -> Vec<Received> {
        self.mails().into_iter().filter(|mail| mail.to == address).collect()
    }

    /// Waits until a client hangs.
    pub async fn hung(&self) {
        self.shared.hung.notified().await;
    }

    /// Cuts every hanging connection.
    pub fn let_go(&self) {
        for stream in self.shared.state().hanging.drain(..) {
            drop(stream.shutdown(Shutdown::Both));
        }
    }
}

impl Shared {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?);
        let mut out = stream.try_clone()?;
        let mut say = |line: &str| out.write_all(format!("{line}\r\n").as_bytes());
        say("220 relay.example ESMTP")?;
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let mood = self.state().mood;
            let command = line.trim_end().to_ascii_uppercase();
            match command.split([' ', ':']).next().unwrap_or_default() {
                "RCPT" if mood == Mood::Hangs => {
                    self.state().hanging.push(stream.try_clone()?);
                    self.hung.notify_one();
                }
                "RCPT" if mood == Mood::Busy => say(&format!("451 4.3.2 not now, {}", line.trim_end()))?,
                "RCPT" if self.state().unknown.as_ref().is_some_and(|unknown| line.contains(unknown)) => {
                    say(&format!("550 5.1.1 nobody here is {}", line.trim_end()))?;
                }
                "DATA" => {
                    say("354 go on")?;
                    let content = content(&mut lines)?;
                    self.state().mails.push(Received::parse(content.as_bytes()));
                    if mood == Mood::Cuts {
                        return stream.shutdown(Shutdown::Both);
                    }
                    say("250 2.0.0 taken")?;
                }
                "QUIT" => return say("221 2.0.0 bye"),
                _ => say("250 2.0.0 ok")?,
            }
        }
    }
}

fn content(lines: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut content = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 || line == ".\r\n" {
            return Ok(content);
        }
        content.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
