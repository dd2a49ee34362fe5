//! An issue of a newsletter. What it says is made once for all its readers of a language; each mail adds whose
//! subscription it is.

use std::collections::BTreeMap;

use super::RecordMail;
use super::blocks::{Block, Mail};
use super::writer::{MailWriter, one_line};
use crate::components::markdown::{MarkdownPart, Surface, parts};
use crate::domain::event::Event;
use crate::domain::issue::IssueContent;
use crate::domain::picture::Picture;
use crate::paths;
use crate::text::{Words, dates};

/// What the lines of an issue's text can show.
#[derive(Clone, Debug, Default)]
pub struct Embeds {
    /// The events, as they are now, by name.
    pub events: BTreeMap<String, Event>,
    /// The pictures, by the name of their file.
    pub pictures: BTreeMap<String, Picture>,
}

/// What an issue says, without anything of one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueBody {
    /// Its subject.
    pub subject: String,
    /// Its preview line; empty if it has none.
    preview: String,
    /// Its text, buttons, cards and pictures.
    pub(super) blocks: Vec<Block>,
    /// Where it can be read on the web.
    web: Option<String>,
}

impl IssueBody {
    /// Makes one. A card or a picture of anything that isn't in `embeds` is left out. `base` is the site's URL, `web` is
    /// where the issue can be read.
    #[must_use]
    pub fn new(
        written: &IssueContent,
        embeds: &Embeds,
        base: &str,
        web: Option<String>,
        words: &Words,
        on: Surface,
    ) -> Self {
        let block = |part| match part {
            MarkdownPart::Rich { html, text } => Some(Block::Rich { html, text }),
            MarkdownPart::Button { label, url } => Some(Block::Button { label, url }),
            MarkdownPart::Event(name) => embeds.events.get(&name).map(|event| card(event, base, words)),
            MarkdownPart::Picture(shown) => {
                embeds.pictures.get(&shown.file).map(|picture| picture_block(picture, shown.alt, base, words))
            }
        };
        Self {
            subject: written.subject.clone(),
            preview: written.preview.clone(),
            blocks: parts(&written.text, on).into_iter().filter_map(block).collect(),
            web,
        }
    }

    pub(super) fn preview(&self) -> Option<String> {
        (!self.preview.is_empty()).then(|| self.preview.clone())
    }
}

fn picture_block(picture: &Picture, alt: String, base: &str, words: &Words) -> Block {
    let text = match alt.as_str() {
        "" => String::new(),
        alt => words.with("mail-picture", [("alt", alt.to_owned().into())]),
    };
    Block::Picture { url: format!("{base}{}", paths::picture(&picture.file)), alt, text, size: picture.shown() }
}

fn card(event: &Event, base: &str, words: &Words) -> Block {
    let chosen = |text: &crate::domain::language::LocalText| one_line(text.get(words.language()));
    let title = chosen(&event.content.title);
    let title = match event.cancelled_at {
        Some(_) => words.with("mail-card-cancelled", [("title", title.into())]),
        None => title,
    };
    let when = dates::span(words, event.starts_at, event.ends_at, event.timezone);
    Block::Card {
        title,
        about: format!("{when}\n{}", chosen(&event.content.place)),
        label: words.get("mail-card-more"),
        url: format!("{base}{}", paths::event(&event.slug)),
    }
}

/// The subject, what it says, and a foot of the reader's own.
pub(super) fn mail(body: &IssueBody, mail: &RecordMail) -> Mail {
    let mut writer = MailWriter::of_issue(mail, body.web.as_deref());
    writer.push(Block::Heading(body.subject.clone()));
    for block in &body.blocks {
        writer.push(block.clone());
    }
    let written = writer.finish_as(&body.subject);
    Mail { preview: body.preview(), ..written }
}
