//! Issues of newsletters: what only they have besides other announcements.

use app::domain::announcement::AnnouncementState;
use app::domain::audience::GivenAnswer;
use app::domain::bounce::{BounceTally, Halt};
use app::domain::issue::IssueContent;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _,
    QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::announcements::{ISSUE, alive, change};
use super::entity::announcement::{ActiveModel, Column, Entity, Model};
use super::{from_json, to_json};

/// What an issue says.
///
/// # Errors
/// When it can't be read.
pub fn content(row: &Model) -> Result<IssueContent, DbErr> {
    from_json(row.content.clone())
}

/// The answer that its readers gave, if not all of them get it.
///
/// # Errors
/// When it can't be read.
pub fn answer(row: &Model) -> Result<Option<GivenAnswer>, DbErr> {
    row.answer.clone().map(from_json).transpose()
}

/// Why the site has paused it, if it has.
#[must_use]
pub fn halted(row: &Model) -> Option<Halt> {
    row.halted.as_deref().and_then(Halt::parse)
}

/// What had come back when somebody last let it go on.
///
/// # Errors
/// When it can't be read.
pub fn seen(row: &Model) -> Result<BounceTally, DbErr> {
    Ok(row.seen.clone().map(from_json).transpose()?.unwrap_or_default())
}

/// What a draft says, and who gets it.
#[derive(Clone, Debug)]
pub struct IssueText<'t> {
    /// What it says.
    pub content: &'t IssueContent,
    /// The answer that its readers gave, if not all of them get it.
    pub answer: Option<&'t GivenAnswer>,
    /// Whether it's saved by itself, and not by a button.
    pub autosaved: bool,
    /// Its revision from now on.
    pub revision: i32,
    /// Who wrote it.
    pub by: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// When the draft ends.
    pub expires_at: DateTime<Utc>,
}

/// Overwrites a draft, if it still has the revision `before`. Returns whether it did.
pub async fn save<C: ConnectionTrait>(db: &C, id: Uuid, text: &IssueText<'_>, before: i32) -> Result<bool, DbErr> {
    let answer = text.answer.map(to_json).transpose()?;
    let done = Entity::update_many()
        .col_expr(Column::Content, Expr::value(to_json(text.content)?))
        .col_expr(Column::Answer, Expr::value(answer))
        .col_expr(Column::Revision, Expr::value(text.revision))
        .col_expr(Column::Autosaved, Expr::value(text.autosaved))
        .col_expr(Column::ChangedBy, Expr::value(text.by))
        .col_expr(Column::ChangedAt, Expr::value(text.at))
        .col_expr(Column::ExpiresAt, Expr::value(text.expires_at))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(AnnouncementState::Draft.name()))
        .filter(Expr::col(Column::Revision).eq(before))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The number of an issue; of one that hasn't been sent, the next of its newsletter.
pub async fn number<C: ConnectionTrait>(db: &C, row: &Model) -> Result<i32, DbErr> {
    if let Some(number) = row.number {
        return Ok(number);
    }
    let query = Entity::find().filter(Column::PurposeId.eq(row.purpose_id)).filter(Column::Number.is_not_null());
    let last = query.order_by_desc(Column::Number).one(db).await?.and_then(|row| row.number);
    Ok(last.unwrap_or(0) + 1)
}

/// Gives an issue its number, and its end as one that was sent.
pub async fn set_number<C: ConnectionTrait>(db: &C, row: &Model, expires_at: DateTime<Utc>) -> Result<(), DbErr> {
    let number = number(db, row).await?;
    let numbered = ActiveModel { number: Set(Some(number)), expires_at: Set(expires_at), ..change(row.id) };
    numbered.update(db).await.map(drop)
}

/// Pauses one; `why` says why the site did.
pub async fn pause<C: ConnectionTrait>(db: &C, id: Uuid, why: Option<Halt>) -> Result<(), DbErr> {
    let paused = ActiveModel {
        state: Set(AnnouncementState::Paused.name().to_owned()),
        halted: Set(why.map(|why| why.name().to_owned())),
        ..change(id)
    };
    paused.update(db).await.map(drop)
}

/// Lets one go on; what has come back until now has been seen.
pub async fn go_on<C: ConnectionTrait>(db: &C, id: Uuid, seen: &BounceTally) -> Result<(), DbErr> {
    let sending = ActiveModel {
        state: Set(AnnouncementState::Sending.name().to_owned()),
        halted: Set(None),
        seen: Set(Some(to_json(seen)?)),
        ..change(id)
    };
    sending.update(db).await.map(drop)
}

/// Sets when one is deleted.
pub async fn set_end<C: ConnectionTrait>(db: &C, id: Uuid, expires_at: DateTime<Utc>) -> Result<(), DbErr> {
    ActiveModel { expires_at: Set(expires_at), ..change(id) }.update(db).await.map(drop)
}

/// Takes a scheduled one back.
pub async fn back_to_draft<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(), DbErr> {
    let draft = ActiveModel {
        state: Set(AnnouncementState::Draft.name().to_owned()),
        send_at: Set(None),
        total: Set(0),
        ..change(id)
    };
    draft.update(db).await.map(drop)
}

/// Counts somebody who unsubscribed, with the newest issue that was sent. Nothing is kept about whom.
pub async fn count_unsubscribed<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<(), DbErr> {
    let newest = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::PurposeId.eq(purpose))
        .and_where(Column::Number.is_not_null())
        .order_by(Column::Number, sea_orm::Order::Desc)
        .limit(1)
        .to_owned();
    let more = Expr::col(Column::Unsubscribed).add(1);
    let query = Entity::update_many().col_expr(Column::Unsubscribed, more).filter(Column::Id.in_subquery(newest));
    query.exec(db).await.map(drop)
}

/// The issues that went to every reader, apart from those that were stopped, which is how one is withdrawn: anybody may
/// read these where the newsletter has an archive. What only some were sent isn't for everybody.
fn published(purpose: Uuid, now: DateTime<Utc>) -> Select<Entity> {
    use AnnouncementState::{Done, Paused, Sending};
    let states = [Sending, Paused, Done].map(AnnouncementState::name);
    alive(now)
        .filter(Column::PurposeId.eq(purpose))
        .filter(Column::Kind.eq(ISSUE))
        .filter(Column::Number.is_not_null())
        .filter(Column::Answer.is_null())
        .filter(Column::State.is_in(states))
}

/// Those of a newsletter that anybody may read, newest first.
pub async fn archive<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Model>, DbErr> {
    published(purpose, now).order_by_desc(Column::Number).limit(most).all(db).await
}

/// One of them by its number.
pub async fn archived<C: ConnectionTrait>(
    db: &C,
    purpose: Uuid,
    number: i32,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    published(purpose, now).filter(Column::Number.eq(number)).one(db).await
}

/// How many mails of an issue were handed over since a time: its pace.
pub async fn handed_over_since<C: ConnectionTrait>(db: &C, id: Uuid, since: DateTime<Utc>) -> Result<u64, DbErr> {
    use super::entity::outbox::{Column as Of, Entity as Outbox, State};
    use sea_orm::PaginatorTrait as _;
    let query = Outbox::find().filter(Of::AnnouncementId.eq(id)).filter(Of::State.eq(State::Sent));
    query.filter(Of::OrganiserId.is_null()).filter(Of::SettledAt.gt(since)).count(db).await
}
