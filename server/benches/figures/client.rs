//! A keep-alive HTTP/1.1 client that does next to nothing, so that what is measured is the site. It reads answers that
//! say their length, as all of ours do.

use std::io::{Error, ErrorKind};
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::Result;

/// One connection.
pub struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

/// An answer, until the next request on the same connection.
pub struct Answer<'a> {
    pub status: u16,
    pub head: &'a str,
    pub body: &'a [u8],
}

impl Answer<'_> {
    /// What came over the wire, head and body.
    pub const fn bytes(&self) -> usize {
        self.head.len() + self.body.len()
    }

    /// The body as text.
    pub fn text(&self) -> Result<&str> {
        Ok(std::str::from_utf8(self.body)?)
    }
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, read: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a whole request and reads the whole answer.
    pub async fn send(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.stream.write_all(request).await?;
        self.read.clear();
        let head = loop {
            let from = self.read.len().saturating_sub(3);
            self.more().await?;
            if let Some(at) = self.read[from..].windows(4).position(|four| four == b"\r\n\r\n") {
                break from + at + 4;
            }
        };
        let length = length(&self.read[..head])?;
        while self.read.len() < head + length {
            self.more().await?;
        }
        let (head, body) = self.read.split_at(head);
        let head = std::str::from_utf8(head)?;
        let status = head.get(9..12).ok_or("an answer without a status")?.parse()?;
        Ok(Answer { status, head, body })
    }

    async fn more(&mut self) -> Result<()> {
        match self.stream.read_buf(&mut self.read).await? {
            0 => Err(Error::from(ErrorKind::UnexpectedEof).into()),
            _ => Ok(()),
        }
    }
}

fn length(head: &[u8]) -> Result<usize> {
    const NAME: &[u8] = b"content-length: ";
    let at = head.windows(NAME.len()).position(|name| name.eq_ignore_ascii_case(NAME)).ok_or("no content-length")?;
    let digits = head[at + NAME.len()..].iter().take_while(|byte| byte.is_ascii_digit());
    Ok(digits.fold(0, |number, digit| number * 10 + usize::from(digit - b'0')))
}

/// A GET as a browser sends it, as far as it matters here.
pub fn get(address: SocketAddr, path: &str, coding: &str) -> Vec<u8> {
    request(address, "GET", path, &format!("accept-encoding: {coding}\r\n"), "")
}

/// A POST of a form.
pub fn post(address: SocketAddr, path: &str, form: &str) -> Vec<u8> {
    request(address, "POST", path, "accept-encoding: br\r\n", form)
}

/// Any request for a page, with more header lines; a body is a form.
pub fn request(address: SocketAddr, method: &str, path: &str, headers: &str, body: &str) -> Vec<u8> {
    let form = match body.len() {
        0 => String::new(),
        length => format!("content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n"),
    };
    format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/html\r\n{headers}{form}\r\n{body}").into()
}
