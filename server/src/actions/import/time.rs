//! Times as a file has them: TOML's own, or a text.

use app::domain::why::Why;
use chrono::{FixedOffset, NaiveDate, TimeZone as _};
use toml::de::DeValue;
use toml::value::{Datetime, Offset};

use crate::actions::publish::time::{WrittenTime, from_text};

/// Reads a TOML date-time or a text with one.
pub fn read(value: &DeValue<'_>) -> Result<WrittenTime, Why> {
    let written = match value {
        DeValue::Datetime(at) => from_toml(at),
        DeValue::String(text) => from_text(text.trim()),
        _ => None,
    };
    written.ok_or(Why::NotATime)
}

fn from_toml(at: &Datetime) -> Option<WrittenTime> {
    let (date, time) = (at.date?, at.time?);
    let day = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    let local = day.and_hms_opt(time.hour.into(), time.minute.into(), time.second.unwrap_or(0).into())?;
    Some(match at.offset {
        None => WrittenTime::Local(local),
        Some(Offset::Z) => WrittenTime::Fixed(local.and_utc().fixed_offset()),
        Some(Offset::Custom { minutes }) => {
            let offset = FixedOffset::east_opt(i32::from(minutes) * 60)?;
            WrittenTime::Fixed(offset.from_local_datetime(&local).single()?)
        }
    })
}
