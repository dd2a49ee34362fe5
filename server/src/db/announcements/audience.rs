//! The people that an announcement or an issue is for.

use app::domain::announcement::Segment;
use app::domain::audience::Audience;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::db::entity::{registration, subscription};
use crate::db::records::Record;

/// The living registrations of a segment that had an address and were confirmed by `at`.
fn attendees(purpose: Uuid, segment: Segment, at: DateTime<Utc>, now: DateTime<Utc>) -> Select<registration::Entity> {
    use registration::{Column as Of, State};
    let states: &[State] = match segment {
        Segment::Confirmed => &[State::Confirmed],
        Segment::Waiting => &[State::Waiting],
        Segment::Both => &[State::Confirmed, State::Waiting],
    };
    registration::Entity::find()
        .filter(Of::PurposeId.eq(purpose))
        .filter(Of::State.is_in(states.iter().copied()))
        .filter(Of::HasAddress.eq(true))
        .filter(Of::ConfirmedAt.lte(at))
        .filter(Of::ExpiresAt.gt(now))
}

/// The living subscriptions to a list that were confirmed by `at`, apart from those that mail comes back from.
fn readers(purpose: Uuid, at: DateTime<Utc>, now: DateTime<Utc>) -> Select<subscription::Entity> {
    use subscription::{Column as Of, State};
    subscription::Entity::find()
        .filter(Of::PurposeId.eq(purpose))
        .filter(Of::State.eq(State::Confirmed))
        .filter(Of::ConfirmedAt.lte(at))
        .filter(Of::SuspendedAt.is_null())
        .filter(Of::ExpiresAt.gt(now))
}

/// How many people it is for. What readers answered is sealed, so that isn't counted here.
pub async fn count<C: ConnectionTrait>(
    db: &C,
    audience: &Audience,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u32, DbErr> {
    let count = match audience.segment() {
        Some(segment) => attendees(audience.purpose(), segment, at, now).count(db).await?,
        None => readers(audience.purpose(), at, now).count(db).await?,
    };
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The next `most` of them after `after`, by id.
pub async fn people_after<C: ConnectionTrait>(
    db: &C,
    audience: &Audience,
    at: DateTime<Utc>,
    (after, most): (Uuid, u64),
    now: DateTime<Utc>,
) -> Result<Vec<Record>, DbErr> {
    Ok(match audience.segment() {
        Some(segment) => {
            use registration::Column as Of;
            let query = attendees(audience.purpose(), segment, at, now).filter(Of::Id.gt(after));
            let rows = query.order_by_asc(Of::Id).limit(most).all(db).await?;
            rows.into_iter().map(Record::Registration).collect()
        }
        None => {
            use subscription::Column as Of;
            let query = readers(audience.purpose(), at, now).filter(Of::Id.gt(after));
            let rows = query.order_by_asc(Of::Id).limit(most).all(db).await?;
            rows.into_iter().map(Record::Subscription).collect()
        }
    })
}
