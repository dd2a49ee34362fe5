//! An event as the file has it.

use app::domain::event::EventContent;
use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::domain::retention::Keep;
use app::domain::template::NameAsked;
use app::domain::zone::Zone;

use super::section::Section;
use super::{file, form, time, values};
use crate::actions::publish::draft::{EventDraft, Times};
use crate::actions::publish::{check, wording};

/// Reads `[[event]]` of an organisation that lives by the zone `home`.
pub fn read(mut section: Section<'_, '_>, home: Zone) -> Option<EventDraft> {
    let branch = file::of_branch(&mut section);
    let named = file::named(&mut section);
    let content = content(&mut section);
    let times = times(&mut section, home);
    let capacity = section.may("capacity", |value| values::count(value, &check::SEATS));
    let group_max = section.may("group_max", |value| values::count(value, &check::GROUP)).unwrap_or(4);
    let listed = section.may("listed", values::yes_no).unwrap_or(true);
    let keep = section.may("keep", values::keep).unwrap_or(Keep::DEFAULT);
    let name = section
        .may("name", |value| values::word(value, NameAsked::ALL, NameAsked::name))
        .unwrap_or(NameAsked::Optional);
    let purpose = form::purpose(&mut section, PurposeKind::Event);
    let condition = purpose.as_ref().is_none_or(|purpose| purpose.special_condition.is_some());
    let fields = form::fields(&mut section, PurposeKind::Event, condition);
    section.finish();
    Some(EventDraft {
        named: named?,
        branch: branch?,
        content: content?,
        times: times?,
        capacity,
        group_max,
        listed,
        keep,
        name,
        purpose: purpose?,
        fields,
        management: None,
    })
}

fn content(section: &mut Section<'_, '_>) -> Option<EventContent> {
    let title = section.need("title", values::line);
    let summary = section.need("summary", values::text);
    let place = section.need("place", values::line);
    let access = section.may("access", values::text);
    let attendee_info = section.may("attendee_info", values::text);
    let cost: Option<LocalText> = section.may("cost", values::line);
    let cancelled = section.may("cancelled", values::text);
    let photos = section.may("photos", values::yes_no).unwrap_or(false);
    Some(EventContent {
        title: title?,
        summary: summary?,
        place: place?,
        access,
        attendee_info,
        cost: cost.unwrap_or_else(wording::free),
        cancelled,
        keep_why: None,
        photos,
        told: None,
    })
}

fn times(section: &mut Section<'_, '_>, home: Zone) -> Option<Times> {
    let zone = section.may("timezone", values::zone).unwrap_or(home);
    let marks = ["ends_at", "opens_at", "closes_at"].map(|key| section.mark(key));
    let ends = marks[0].clone();
    let read = |value: &_| time::read(value).and_then(|written| written.in_zone(zone));
    let starts_at = section.need("starts_at", read);
    let ends_at = section.need("ends_at", read);
    let opens_at = section.may("opens_at", read);
    let closes_at = section.may("closes_at", read);
    let (starts_at, ends_at) = (starts_at?, ends_at?);
    let closes_at = closes_at.unwrap_or(starts_at);
    let times = Times { zone, starts_at, ends_at, opens_at, closes_at, ends };
    for (key, why) in times.faults() {
        let mark = marks.iter().find(|mark| mark.key.ends_with(key)).unwrap_or(&times.ends);
        section.refuse_at(mark, why);
    }
    Some(times)
}
