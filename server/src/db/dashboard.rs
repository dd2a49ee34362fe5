//! How much is held, until when, and what is overdue, counted for many purposes at once.

use std::collections::BTreeSet;

use app::domain::announcement::AnnouncementState;
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select,
    SelectExt as _,
};
use uuid::Uuid;

use super::announcements::WRITTEN;
use super::entity::{announcement, answer_part, event, newsletter, registration, subscription};
use super::expiry;
use super::registrations::seats;

/// How many records are in one state.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Count {
    /// The purpose.
    pub purpose_id: Uuid,
    /// The state.
    pub state: String,
    /// How many.
    pub n: i64,
    /// How many seats they have; a subscription counts as one.
    pub seats: i64,
    /// When the last of them ends.
    pub until: DateTime<Utc>,
}

/// How many parts of answers have one end.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Part {
    /// The purpose.
    pub purpose_id: Uuid,
    /// When they end.
    pub expires_at: DateTime<Utc>,
    /// How many.
    pub n: i64,
}

/// The living registrations of some purposes, by state.
pub async fn registrations<C: ConnectionTrait>(
    db: &C,
    purposes: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<Count>, DbErr> {
    use registration::Column as Of;
    let query = registration::Entity::find().select_only().column_as(seats(), "seats");
    by_state(query, [Of::PurposeId, Of::State, Of::ExpiresAt], db, purposes, now).await
}

/// The living subscriptions of some purposes, by state.
pub async fn subscriptions<C: ConnectionTrait>(
    db: &C,
    purposes: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<Count>, DbErr> {
    use subscription::Column as Of;
    let query = subscription::Entity::find().select_only().column_as(Of::PurposeId.count(), "seats");
    by_state(query, [Of::PurposeId, Of::State, Of::ExpiresAt], db, purposes, now).await
}

async fn by_state<E: EntityTrait, C: ConnectionTrait>(
    records: Select<E>,
    [purpose, state, end]: [E::Column; 3],
    db: &C,
    purposes: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<Count>, DbErr> {
    records
        .filter(purpose.is_in(purposes.iter().copied()))
        .filter(end.gt(now))
        .columns([purpose, state])
        .column_as(purpose.count(), "n")
        .column_as(end.max(), "until")
        .group_by(purpose)
        .group_by(state)
        .into_model()
        .all(db)
        .await
}

/// The living answers to some purposes' registrations, by end.
pub async fn answers<C: ConnectionTrait>(
    db: &C,
    purposes: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<Vec<Part>, DbErr> {
    use answer_part::Column as Of;
    answer_part::Entity::find()
        .filter(Of::PurposeId.is_in(purposes.iter().copied()))
        .filter(Of::RegistrationId.is_not_null())
        .filter(Of::ExpiresAt.gt(now))
        .select_only()
        .columns([Of::PurposeId, Of::ExpiresAt])
        .column_as(Of::Id.count(), "n")
        .group_by(Of::PurposeId)
        .group_by(Of::ExpiresAt)
        .order_by_asc(Of::ExpiresAt)
        .into_model()
        .all(db)
        .await
}

/// How much under some purposes ended by `at` and is still there.
pub async fn overdue<C: ConnectionTrait>(
    db: &C,
    purposes: &BTreeSet<Uuid>,
    at: DateTime<Utc>,
) -> Result<Vec<(Uuid, i64)>, DbErr> {
    let mut all = Vec::new();
    for table in ["registration", "subscription", "answer_part"] {
        let due = expiry::count_due(db, table, at).await?;
        all.extend(due.into_iter().filter(|(purpose, _)| purposes.contains(purpose)));
    }
    Ok(all)
}

/// The events among these purposes whose attendees were written to.
pub async fn messaged<C: ConnectionTrait>(
    db: &C,
    purposes: &BTreeSet<Uuid>,
    now: DateTime<Utc>,
) -> Result<BTreeSet<Uuid>, DbErr> {
    use announcement::Column as Of;
    let query = announcement::Entity::find()
        .filter(Of::PurposeId.is_in(purposes.iter().copied()))
        .filter(Of::Kind.eq(WRITTEN))
        .filter(Of::State.ne(AnnouncementState::Draft.name()))
        .filter(Of::ExpiresAt.gt(now));
    let found: Vec<Uuid> = query.select_only().column(Of::PurposeId).into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

/// Whether an organiser answers for any event or newsletter.
pub async fn owns_any<C: ConnectionTrait>(db: &C, organiser: Uuid) -> Result<bool, DbErr> {
    Ok(event::Entity::find().filter(event::Column::OwnerId.eq(organiser)).exists(db).await?
        || newsletter::Entity::find().filter(newsletter::Column::OwnerId.eq(organiser)).exists(db).await?)
}
