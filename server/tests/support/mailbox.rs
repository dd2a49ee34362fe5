//! The mails that a site in development has written to files, read as a mail program would.

use std::path::PathBuf;

use mail_parser::{Message, MessageParser};

use super::trace::content;

/// The mail folder of a site.
pub struct Mailbox {
    folder: PathBuf,
}

/// A mail that has come.
#[derive(Clone, Debug)]
pub struct Received {
    pub raw: String,
    /// Name and address, as mail programs show them.
    pub from: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Mailbox {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The mails to one address, oldest first.
    pub fn to(&self, address: &str) -> Vec<Received> {
        self.all().into_iter().filter(|mail| mail.to.eq_ignore_ascii_case(address)).collect()
    }

    /// Every mail, oldest first.
    pub fn all(&self) -> Vec<Received> {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return vec![] };
        let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable entry")).collect();
        files.retain(|file| file.file_name().to_string_lossy().ends_with(".eml"));
        files.sort_by_key(|file| file.metadata().and_then(|data| data.modified()).ok());
        let contents = files.iter().map(|file| content(&file.path()));
        contents.filter(|raw| !raw.is_empty()).map(|raw| Received::parse(&raw)).collect()
    }
}

impl Received {
    pub fn parse(raw: &[u8]) -> Self {
        let message: Message<'_> = MessageParser::default().parse(raw).expect("a mail that parses");
        let to = message.to().and_then(|to| to.first()).and_then(|to| to.address()).expect("a recipient").to_owned();
        let from = message.from().and_then(|from| from.first()).expect("a sender");
        let (name, address) = (from.name().unwrap_or_default(), from.address().expect("an address"));
        Self {
            from: format!("{name} <{address}>"),
            to,
            subject: message.subject().expect("a subject").to_owned(),
            text: message.body_text(0).expect("a text part").into_owned(),
            html: message.body_html(0).expect("an HTML part").into_owned(),
            raw: String::from_utf8_lossy(raw).into_owned(),
        }
    }

    /// A header as it stands, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let message = MessageParser::default().parse(self.raw.as_bytes()).expect("a mail that parses");
        let value = message.header_raw(name)?.trim().to_owned();
        Some(value.split("\r\n").map(str::trim).collect::<Vec<_>>().join(" "))
    }

    /// The links of the text part.
    pub fn links(&self) -> Vec<String> {
        self.text.split_whitespace().filter(|word| word.starts_with("http")).map(str::to_owned).collect()
    }

    /// The first link whose path begins with `part`.
    pub fn link(&self, part: &str) -> String {
        self.links()
            .into_iter()
            .find(|link| link.contains(part))
            .unwrap_or_else(|| panic!("no {part} in\n{}", self.text))
    }
}
