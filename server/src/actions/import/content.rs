//! An event or a newsletter as the file has it.

use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::domain::retention::Keep;
use app::domain::template::NameAsked;
use app::domain::why::Why;
use app::domain::zone::Zone;
use app::forms::content::ContentInput;
use app::forms::inputs::{Check, Inputs};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::section::Section;
use super::{file, form, time, values};
use crate::actions::publish::SourcePosition;
use crate::actions::publish::draft::{
    BranchRef, DraftSlug, EventDraft, EventManagement, FieldDraft, NewsletterDraft, PurposeDraft, Times,
};
use crate::actions::publish::read::{self, ContentSource};

/// Reads `[[event]]`; `home` is the organisation's time zone.
pub fn event(section: Section<'_, '_>, home: Zone) -> Option<EventDraft> {
    let mut content = FileContent::new(section, PurposeKind::Event, home);
    let event = read::event(&mut content);
    content.section.finish();
    event
}

/// Reads `[[newsletter]]`.
pub fn newsletter(section: Section<'_, '_>, home: Zone) -> Option<NewsletterDraft> {
    let mut content = FileContent::new(section, PurposeKind::Newsletter, home);
    let newsletter = read::newsletter(&mut content);
    content.section.finish();
    newsletter
}

/// A table that has a purpose and questions.
struct FileContent<'s, 't> {
    section: Section<'s, 't>,
    of: PurposeKind,
    home: Zone,
    purpose: Option<PurposeDraft>,
}

impl<'s, 't> FileContent<'s, 't> {
    fn new(mut section: Section<'s, 't>, of: PurposeKind, home: Zone) -> Self {
        let purpose = form::purpose(&mut section, of);
        Self { section, of, home, purpose }
    }
}

impl Inputs<ContentInput> for FileContent<'_, '_> {
    fn text(&mut self, input: ContentInput, check: Check) -> Option<LocalText> {
        self.section.text(input.key()?, check)
    }

    fn count(&mut self, input: ContentInput, range: &std::ops::RangeInclusive<u32>) -> Option<u32> {
        self.section.count(input.key()?, range)
    }

    fn is_on(&mut self, input: ContentInput, by_default: bool) -> bool {
        input.key().map_or(by_default, |key| self.section.is_on(key, by_default))
    }

    fn is_given(&self, input: ContentInput) -> bool {
        input.key().is_some_and(|key| self.section.is_given(key))
    }

    fn refuse(&mut self, input: ContentInput, why: Why) {
        self.section.refuse(input.key().unwrap_or_default(), why);
    }
}

impl ContentSource for FileContent<'_, '_> {
    fn named(&mut self) -> Option<(BranchRef, DraftSlug)> {
        let branch = file::of_branch(&mut self.section);
        branch.zip(file::named(&mut self.section))
    }

    fn zone(&mut self) -> Option<Zone> {
        self.section.may("timezone", values::zone).or(Some(self.home))
    }

    fn instant(&mut self, input: ContentInput, zone: Zone) -> Option<DateTime<Utc>> {
        let read = |value: &_| time::read(value).and_then(|written| written.in_zone(zone));
        let key = input.key()?;
        if input.is_optional() { self.section.may(key, read) } else { self.section.need(key, read) }
    }

    fn end(&self) -> SourcePosition {
        self.section.mark("ends_at")
    }

    /// A new event may be over: its page is an archive. An existing one is checked when it's written.
    fn check_times(&mut self, _: &Times) {}

    fn fields(&mut self) -> Vec<FieldDraft> {
        let condition = self.purpose.as_ref().is_none_or(|purpose| purpose.special_condition.is_some());
        form::fields(&mut self.section, self.of, condition)
    }

    fn name_asked(&mut self) -> Option<NameAsked> {
        self.section.may("name", |value| values::word(value, NameAsked::ALL, NameAsked::name))
    }

    fn keep(&mut self) -> Option<(Keep, Option<LocalText>)> {
        Some((self.section.may("keep", values::keep).unwrap_or(Keep::DEFAULT), None))
    }

    fn purpose(&mut self) -> Option<PurposeDraft> {
        self.purpose.take()
    }

    fn cancelled(&mut self) -> Option<LocalText> {
        self.section.may("cancelled", values::text)
    }

    fn is_closed(&mut self) -> bool {
        self.section.is_on("closed", false)
    }

    fn owner(&self) -> Option<Uuid> {
        None
    }

    fn management(&self) -> Option<EventManagement> {
        None
    }
}
