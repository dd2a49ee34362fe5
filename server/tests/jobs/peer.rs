//! A relay that does to each mail what the test says, and keeps what it took.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the relay does to a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Takes it.
    Takes,
    /// Answers RCPT with this.
    Says(&'static str),
    /// Reads the content and closes the connection without an answer.
    CutsAfterData,
    /// Says nothing after MAIL, until the other side goes.
    Hangs,
}

/// The relay.
pub struct Peer {
    pub url: String,
    state: Arc<Mutex<State>>,
}

struct State {
    next: Vec<Does>,
    then: Does,
    seen: usize,
    taken: Vec<String>,
    senders: Vec<String>,
}

impl Peer {
    /// Does `first` to the first mails, one each, and `then` to all others.
    pub async fn start(first: &[Does], then: Does) -> Self {
        Self::at("127.0.0.1:0", first, then).await
    }

    /// The same at an address that nobody listens on.
    pub async fn at(address: &str, first: &[Does], then: Does) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let next = first.iter().rev().copied().collect();
        let state = Arc::new(Mutex::new(State { next, then, seen: 0, taken: vec![], senders: vec![] }));
        let shared = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = shared.clone();
                // The client may be gone at any time: that ends the dialogue and nothing else.
                tokio::spawn(async move { serve(stream, state).await.ok() });
            }
        });
        Self { url, state }
    }

    /// From now on it does this to every mail.
    pub fn now(&self, does: Does) {
        let mut state = self.state.lock().unwrap();
        state.next.clear();
        state.then = does;
    }

    /// The content of every mail that came, also of those that were not acknowledged.
    pub fn taken(&self) -> Vec<String> {
        self.state.lock().unwrap().taken.clone()
    }

    /// The address that each mail comes back to.
    pub fn senders(&self) -> Vec<String> {
        self.state.lock().unwrap().senders.clone()
    }

    /// How many mails it was offered.
    pub fn seen(&self) -> usize {
        self.state.lock().unwrap().seen
    }
}

async fn serve(stream: TcpStream, state: Arc<Mutex<State>>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    let mut does = Does::Takes;
    writer.write_all(b"220 relay.example ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let answer = match line.split_once(':').map_or(line.as_str(), |(verb, _)| verb) {
            "MAIL FROM" => {
                {
                    let mut state = state.lock().unwrap();
                    state.seen += 1;
                    state.senders.extend(
                        line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|of| of.0.to_owned()),
                    );
                    does = state.next.pop().unwrap_or(state.then);
                }
                if does == Does::Hangs {
                    lines.next_line().await?;
                    return Ok(());
                }
                "250 ok"
            }
            "RCPT TO" => match does {
                Does::Says(answer) => answer,
                _ => "250 ok",
            },
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut content = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    content.push_str(&line);
                    content.push('\n');
                }
                state.lock().unwrap().taken.push(content);
                if does == Does::CutsAfterData {
                    return Ok(());
                }
                "250 queued"
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n").await,
            _ => "250 relay.example",
        };
        writer.write_all(answer.as_bytes()).await?;
        writer.write_all(b"\r\n").await?;
    }
    Ok(())
}

/// The value of a header that stands on one line.
pub fn header<'m>(mail: &'m str, name: &str) -> &'m str {
    mail.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).unwrap_or_else(|| panic!("no {name}"))
}
