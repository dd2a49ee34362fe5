//! Builds the message to send. The same arguments give the same bytes, so that a retry is the same message.

use app::domain::email_address::EmailAddress;
use app::mails::blocks::{Mail, QR_CODE_ID};
use app::mails::brand::LOGO_ID;
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentDisposition, ContentType, MessageId};
use lettre::message::{Attachment, Mailbox, MessageBuilder, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};
use sha2::{Digest as _, Sha256};

use super::calendar::Method;
use super::enclosed;
use super::headers::{checked, header, phrase, quoted_from, token};

/// What surrounds a message's content.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The From name, see [`from_name`].
    pub from_name: String,
    /// The From address.
    pub from_address: String,
    /// Where it comes back to if it can't be delivered; the From address unless there is one.
    pub return_path: Option<String>,
    /// Where replies go: the branch.
    pub reply_to: Option<String>,
    /// The one recipient.
    pub to: EmailAddress,
    /// `<…@host>`; the same for every retry.
    pub message_id: String,
    /// When the message was first composed; the same for every retry.
    pub date: DateTime<Utc>,
    /// Whether it was sent by a rule and not by a person (RFC 3834).
    pub auto_submitted: bool,
    /// The headers of a list's mail.
    pub list: Option<ListHeaders>,
    /// The calendar entry.
    pub calendar: Option<CalendarPart>,
    /// Somebody's message that it passes on.
    pub enclosed: Option<Vec<u8>>,
}

/// The headers of a list's mail (RFC 2369, RFC 2919, RFC 8058).
#[derive(Clone, Debug)]
pub struct ListHeaders {
    /// The list's name in words.
    pub name: String,
    /// Its stable id without brackets: `quayside-news.events.example.org`.
    pub id: String,
    /// Opens the unsubscribe page, and takes the one-click POST.
    pub unsubscribe_url: String,
    /// The address that unsubscribes whoever writes to it.
    pub unsubscribe_address: Option<String>,
    /// The page that says what the list is.
    pub help_url: String,
    /// The page with what was sent before, if anybody may read it.
    pub archive_url: Option<String>,
    /// The branch's address.
    pub owner: String,
}

/// A calendar entry to send along.
#[derive(Clone, Debug)]
pub struct CalendarPart {
    /// The entry, RFC 5545.
    pub ics: String,
    /// Its METHOD, which the media type repeats (RFC 6047 §2.4).
    pub method: Method,
}

/// Why no message could be built. Never contains a value, only a header's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// A control or bidi character, an empty value, or one too long for a line.
    #[error("the header {0} cannot take its value")]
    Header(&'static str),
    /// Not an address that mail can be sent to.
    #[error("the address in {0} cannot be used")]
    Address(&'static str),
    /// A part of the message can't be put together.
    #[error("the message cannot be put together")]
    Parts,
}

/// A message with exactly one recipient.
#[derive(Clone, Debug)]
pub struct Email {
    pub(super) from: Address,
    pub(super) to: Address,
    bytes: Vec<u8>,
}

impl Email {
    /// The message as it's sent: CRLF, ASCII.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The address that the relay is given as return path.
    #[must_use]
    pub fn return_path(&self) -> String {
        self.from.to_string()
    }

    /// The same message to the same recipient in other bytes: signed.
    pub(super) fn with_bytes(&self, bytes: Vec<u8>) -> Self {
        Self { from: self.from.clone(), to: self.to.clone(), bytes }
    }
}

/// The From name: branch and organisation.
#[must_use]
pub fn from_name(branch: Option<&str>, organisation: &str) -> String {
    branch.map_or_else(|| organisation.to_owned(), |branch| format!("{branch}, {organisation}"))
}

/// Builds the message.
///
/// # Errors
/// When a value isn't allowed in its header.
pub fn build(mail: &Mail, envelope: &Envelope) -> Result<Email, MessageError> {
    let from = address("From", &envelope.from_address)?;
    let return_path = envelope.return_path.as_ref().map(|path| address("Return-Path", path)).transpose()?;
    let to = address("To", &envelope.to.to_mail())?;
    let from_name = checked("From", &envelope.from_name)?;
    let mut builder = Message::builder()
        .from(Mailbox::new(Some(from_name.to_owned()), from.clone()))
        .to(Mailbox::new(None, to.clone()))
        .subject(checked("Subject", &mail.subject)?)
        .date(envelope.date.into())
        .header(MessageId::from(message_id(&envelope.message_id)?.to_owned()))
        .raw_header(header("Content-Language", mail.language.tag())?);
    if let Some(quoted) = quoted_from(from_name, from.as_ref()) {
        builder = builder.raw_header(quoted);
    }
    if let Some(reply_to) = &envelope.reply_to {
        builder = builder.reply_to(Mailbox::new(None, address("Reply-To", reply_to)?));
    }
    if envelope.auto_submitted {
        builder = builder
            .raw_header(header("Auto-Submitted", "auto-generated")?)
            .raw_header(header("X-Auto-Response-Suppress", "All")?);
    }
    if let Some(list) = &envelope.list {
        builder = list_headers(builder, list)?;
    }
    let message = builder.multipart(body(mail, envelope)?).map_err(|_| MessageError::Parts)?;
    Ok(Email { from: return_path.unwrap_or(from), to, bytes: message.formatted() })
}

fn list_headers(mut builder: MessageBuilder, list: &ListHeaders) -> Result<MessageBuilder, MessageError> {
    let owner = address("List-Owner", &list.owner)?;
    let name = phrase(checked("List-Id", &list.name)?);
    let id = token("List-Id", &list.id)?;
    let unsubscribe = token("List-Unsubscribe", &list.unsubscribe_url)?;
    let help = token("List-Help", &list.help_url)?;
    let mut ways = format!("<{unsubscribe}>");
    if let Some(written) = &list.unsubscribe_address {
        ways.push_str(&format!(", <mailto:{}?subject=unsubscribe>", address("List-Unsubscribe", written)?));
    }
    if let Some(archive) = &list.archive_url {
        let archive = token("List-Archive", archive)?;
        builder = builder.raw_header(header("List-Archive", &format!("<{archive}>"))?);
    }
    Ok(builder
        .raw_header(header("List-Id", format!("{name} <{id}>").trim_start())?)
        .raw_header(header("List-Unsubscribe", &ways)?)
        .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?)
        .raw_header(header("List-Help", &format!("<{help}>"))?)
        .raw_header(header("List-Owner", &format!("<mailto:{owner}>"))?)
        .raw_header(header("List-Post", "NO")?))
}

/// Text first, then HTML with its picture, if any (RFC 2387), then the calendar entry, again as a file for programs
/// that can't show it.
fn body(mail: &Mail, envelope: &Envelope) -> Result<MultiPart, MessageError> {
    let alternative = multipart(MultiPartKind::Alternative, "a", envelope).singlepart(SinglePart::plain(mail.text()));
    let html = SinglePart::html(mail.html());
    let pictures = pictures(mail)?;
    let mut alternative = if pictures.is_empty() {
        alternative.singlepart(html)
    } else {
        let related = multipart(MultiPartKind::Related, "r", envelope).singlepart(html);
        alternative.multipart(pictures.into_iter().fold(related, MultiPart::singlepart))
    };
    if let Some(enclosed) = &envelope.enclosed {
        let mixed = multipart(MultiPartKind::Mixed, "m", envelope).multipart(alternative);
        return Ok(mixed.singlepart(enclosed::part(enclosed)?));
    }
    let Some(CalendarPart { ics, method }) = &envelope.calendar else {
        return Ok(alternative);
    };
    let kind = format!("text/calendar; charset=utf-8; method={}", method.name());
    let kind = ContentType::parse(&kind).map_err(|_| MessageError::Parts)?;
    let entry = || SinglePart::builder().header(kind.clone());
    alternative = alternative.singlepart(entry().body(ics.clone()));
    Ok(multipart(MultiPartKind::Mixed, "m", envelope)
        .multipart(alternative)
        .singlepart(entry().header(ContentDisposition::attachment("event.ics")).body(ics.clone())))
}

/// The pictures that the HTML part refers to: logo and ticket.
fn pictures(mail: &Mail) -> Result<Vec<SinglePart>, MessageError> {
    let kind = ContentType::parse("image/png").map_err(|_| MessageError::Parts)?;
    let inline = |id: &str, name: &str, file: Vec<u8>| {
        Attachment::new_inline_with_name(id.to_owned(), name.to_owned()).body(file, kind.clone())
    };
    let logo = mail.brand.logo.as_ref().map(|logo| inline(LOGO_ID, "logo.png", logo.file.to_vec()));
    let ticket = mail.qr_code().map(|picture| inline(QR_CODE_ID, "ticket.png", picture));
    Ok(logo.into_iter().chain(ticket).collect())
}

/// A multipart with its boundary derived from the Message-ID; lettre would draw a random one.
fn multipart(kind: MultiPartKind, mark: &str, envelope: &Envelope) -> MultiPart {
    use std::fmt::Write as _;
    let mut boundary = format!("={mark}_");
    for byte in Sha256::digest(&envelope.message_id).iter().take(16) {
        // Writing to a String can't fail.
        let _ = write!(boundary, "{byte:02x}");
    }
    MultiPart::builder().kind(kind).boundary(boundary).build()
}

fn address(name: &'static str, written: &str) -> Result<Address, MessageError> {
    checked(name, written).map_err(|_| MessageError::Address(name))?;
    written.parse().map_err(|_| MessageError::Address(name))
}

fn message_id(written: &str) -> Result<&str, MessageError> {
    let error = MessageError::Header("Message-ID");
    let inner = written.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).ok_or(error)?;
    let (left, right) = token("Message-ID", inner)?.split_once('@').ok_or(error)?;
    if left.is_empty() || right.is_empty() || right.contains('@') { Err(error) } else { Ok(written) }
}
