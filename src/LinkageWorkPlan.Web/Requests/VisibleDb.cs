using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// The database as the sender of a request may read it: <see cref="Sights"/> in words the database understands. Handlers of queries are
/// given this one and never <see cref="WorkPlanDb"/>, so that none can show what its reader must not see. Nothing of it is tracked.
/// </summary>
public sealed partial class VisibleDb(WorkPlanDb db, RequestContext context)
{
    /// <summary>True where this reader sees what is not yet agreed.</summary>
    public bool ShowsDrafts => Of(Matter.Plans) == Sight.Everything;

    public IQueryable<WorkPlan> Plans => Shown(Matter.Plans, db.Plans, plan => plan.State == PlanState.Adopted || plan.State == PlanState.Closed);

    public IQueryable<WorkTask> Tasks
    {
        get
        {
            var plans = Plans;
            return Shown(Matter.Plans, db.Tasks, task => plans.Any(plan => plan.Id == task.PlanId));
        }
    }

    public IQueryable<TaskOwner> TaskOwners
    {
        get
        {
            var tasks = Tasks;
            return Shown(Matter.Plans, db.Set<TaskOwner>(), owner => tasks.Any(task => task.Id == owner.TaskId));
        }
    }

    public IQueryable<Milestone> Milestones
    {
        get
        {
            var tasks = Tasks;
            return Shown(Matter.Plans, db.Milestones, milestone => tasks.Any(task => task.Id == milestone.TaskId));
        }
    }

    public IQueryable<Amendment> Amendments
    {
        get
        {
            var plans = Plans;
            return Shown(Matter.Plans, db.Amendments, amendment => amendment.State == AmendmentState.InForce && plans.Any(plan => plan.Id == amendment.PlanId));
        }
    }

    public IQueryable<Indicator> Indicators
    {
        get
        {
            var plans = Plans;
            return Shown(Matter.Plans, db.Indicators, indicator => plans.Any(plan => plan.Id == indicator.PlanId));
        }
    }

    /// <summary>Workbooks that were taken into plans: work on drafts.</summary>
    public IQueryable<WorkbookImport> Imports => Shown(Matter.Plans, db.Imports, import => false);

    /// <summary>Progress never needs an agreement: of an adopted plan all of it is read.</summary>
    public IQueryable<ProgressUpdate> Progress
    {
        get
        {
            var plans = Plans;
            return Shown(Matter.Plans, db.Progress, update => plans.Any(plan => plan.Id == update.PlanId));
        }
    }

    public IQueryable<Evidence> Evidence
    {
        get
        {
            var plans = Plans;
            return Shown(Matter.Plans, db.Evidence, evidence => plans.Any(plan => plan.Id == evidence.PlanId));
        }
    }

    /// <summary>Units and persons: those of the plans that are seen. Administrators see all, since they say whose an account is; an organiser those who can make products.</summary>
    public IQueryable<Owner> Owners
    {
        get
        {
            // From the owner on: asked from the tasks on, PostgreSQL goes through all of them.
            var links = TaskOwners;
            return Is(Role.Administrator) ? db.Owners.AsNoTracking() : Is(Role.CourseOrganiser) ? MakersOfProducts : Shown(Matter.Plans, db.Owners, owner => links.Any(link => link.OwnerId == owner.Id));
        }
    }

    /// <summary>Public holidays, which everybody knows.</summary>
    public IQueryable<Holiday> Holidays => db.Holidays.AsNoTracking();

    /// <summary>Reports as they stand, with what is written of a correction: only for those who see drafts. Others read <see cref="Published"/>.</summary>
    public IQueryable<Report> Reports => Shown(Matter.Reports, db.Reports, report => false);

    /// <summary>The newest issue of each report, as it was signed, whatever is written of the next one.</summary>
    public IQueryable<PublishedReport> Published =>
        from issue in Issues
        join report in db.Reports.AsNoTracking() on new { Id = issue.ReportId, Issue = (int?)issue.Number } equals new { report.Id, report.Issue }
        join plan in db.Plans.AsNoTracking() on report.PlanId equals plan.Id
        select new PublishedReport
        {
            ReportId = report.Id,
            PlanId = plan.Id,
            PlanCode = plan.Code,
            PlanTitle = plan.Title,
            PlanStart = plan.PeriodStart,
            Code = report.Code,
            Kind = report.Kind,
            Topic = issue.Topic,
            PeriodStart = issue.PeriodStart,
            PeriodEnd = issue.PeriodEnd,
            CutOff = issue.CutOff,
            Due = issue.Due,
            Issue = issue.Number,
            IssuedOn = issue.IssuedOn,
            Revision = report.Revision,
        };

    /// <summary>All issues, superseded ones too: issue 1 stays readable.</summary>
    public IQueryable<ReportIssue> Issues => Shown(Matter.Reports, db.Issues, issue => true);

    /// <summary>Printed files: those of plans and amendments are seen where plans are.</summary>
    public IQueryable<IssuedEdition> Editions => Of(Matter.Plans) != Sight.Nothing ? db.Editions.AsNoTracking()
        : Shown(Matter.Reports, db.Editions, edition => db.Rounds.Any(round => round.Id == edition.RoundId && round.Subject == SignOffSubject.Report));

    /// <summary>What records offices gave, also to issues of reports that are not signed yet.</summary>
    public IQueryable<RecordsNumber> RecordsNumbers => Shown(Matter.Reports, db.RecordsNumbers, number => false);

    public IQueryable<NumberLayer> NumberLayers => db.NumberLayers.AsNoTracking().Join(Editions, layer => layer.EditionId, edition => edition.Id, (layer, _) => layer);

    public IQueryable<Receipt> Receipts => Shown(Matter.Reports, db.Receipts, receipt => true);

    /// <summary>A minister's direction is on an issue, and is no draft of anybody.</summary>
    public IQueryable<Direction> Directions => Shown(Matter.Reports, db.Directions, direction => true);

    public IQueryable<DeliveryEvent> Deliveries => Shown(Matter.Delivery, db.Deliveries, delivery => true);

    /// <summary>For administrators the whole queue; for others the mails that tell of issues, as the register needs them.</summary>
    public IQueryable<OutgoingMail> Mails =>
        Of(Matter.Administration) == Sight.Everything ? db.Mails.AsNoTracking()
        : Shown(Matter.Delivery, db.Mails.Where(mail => mail.Kind != MailKind.YourTurn), mail => true);

    /// <summary>Names and hashes of files that were met damaged, for those who keep the server.</summary>
    public IQueryable<DamagedFile> DamagedFiles => Shown(Matter.Administration, db.DamagedFiles, file => false);

    /// <summary>What was put before the co-chairs: for those who do not see drafts only what both signed.</summary>
    public IQueryable<SignOffRound> Rounds
    {
        get
        {
            // Rounds of plans are seen where plans are: offices read signed reports alone.
            var plans = Of(Matter.Plans) != Sight.Nothing;
            return Shown(Matter.Reports, db.Rounds.AsSplitQuery(), round => round.State == RoundState.Signed && (plans || round.Subject == SignOffSubject.Report));
        }
    }

    /// <summary>Why warnings stayed when a round was sent: read beside the round, and printed nowhere.</summary>
    public IQueryable<KeptWarning> KeptWarnings => Shown(Matter.Reports, db.KeptWarnings, each => false);

    /// <summary>What this person was shown last, to tell what changed since.</summary>
    public IQueryable<ShownContent> ShownContents
    {
        get
        {
            var id = User.Id;
            return Shown(Matter.Plans, db.ShownContents.Where(each => each.AccountId == id), each => false);
        }
    }

    /// <summary>Scans of signed papers show drafts; an administrator sees those of delegations, which are about accounts.</summary>
    public IQueryable<SignOffFile> SignOffFiles =>
        Is(Role.Administrator) ? db.SignOffFiles.AsNoTracking().Where(file => db.Delegations.Any(each => each.ScanId == file.Id) || db.PowerProposals.Any(each => each.ScanId == file.Id)) : Shown(Matter.Plans, db.SignOffFiles, file => false);

    public IQueryable<Delegation> Delegations => Is(Role.Administrator) ? db.Delegations.AsNoTracking() : Shown(Matter.Plans, db.Delegations, each => false);

    /// <summary>Accounts for which signing is closed: about accounts alone.</summary>
    public IQueryable<SigningHold> SigningHolds => Is(Role.Administrator) ? db.SigningHolds.AsNoTracking() : Shown(Matter.Plans, db.SigningHolds, each => false);

    /// <summary>Terms; of what is proposed (<see cref="Term.Proposal"/>) only those who see drafts may see it.</summary>
    public IQueryable<Term> Terms => Shown(Matter.Glossary, db.Terms, term => term.State == TermState.Agreed || term.State == TermState.Retired);

    /// <summary>An administrator sees what was done to accounts and nothing else; those who see drafts all the rest.</summary>
    public IQueryable<AuditEntry> History =>
        Is(Role.Administrator) ? db.History.AsNoTracking().Where(entry => entry.SubjectKind == nameof(Account)) : Shown(Matter.History, WithoutTheirContacts(WithoutHiddenDocuments(WithoutHiddenScores(db.History.Where(entry => entry.SubjectKind != nameof(Account) && entry.SubjectKind != AuditEntry.Withheld)))), entry => false);

    /// <summary>Entries that a conflict may be explained by, each to be asked <see cref="MayExplain"/> first.</summary>
    internal IQueryable<AuditEntry> ConflictHistory => Of(Matter.Reports) == Sight.Published ? db.History.AsNoTracking().Where(entry => entry.SubjectKind == nameof(Report)) : History;

    /// <summary>How the reader arranged lists for themselves.</summary>
    public IQueryable<IdentityUserToken<Guid>> Arrangements
    {
        get
        {
            var id = context.User.Id;
            return db.UserTokens.AsNoTracking().Where(each => each.UserId == id);
        }
    }

    /// <summary>What this person typed and did not send.</summary>
    public IQueryable<FormDraft> FormDrafts
    {
        get
        {
            var id = User.Id;
            return db.FormDrafts.AsNoTracking().Where(draft => draft.AccountId == id);
        }
    }

    /// <summary>Who is who: accounts hold no content. What of them is shown is each query's business.</summary>
    public IQueryable<Account> Users => db.Users.AsNoTracking();

    /// <summary>All of the database, for what is shared with commands: only of what was found here before. A test lists who uses it, and why.</summary>
    internal WorkPlanDb Whole => db;

    /// <summary>Codes, by id, of a plan that was found here and of those it goes on with: whoever reads directions reads those too.</summary>
    public Task<IReadOnlyDictionary<Guid, string>> ChainAsync(Guid plan, CancellationToken cancel) => db.ChainAsync(plan, cancel);

    private CurrentUser User => context.User;

    /// <summary>Evidence files that an issue lists: whoever reads the issue may read them, and no others of the plan.</summary>
    /// <param name="listed">SHA-256 of each, out of the issue's content.</param>
    public IQueryable<Evidence> EvidenceListed(Guid planId, IReadOnlyCollection<string> listed) =>
        Shown(Matter.Reports, db.Evidence.IgnoreQueryFilters().Where(each => each.PlanId == planId && listed.Contains(each.Sha256)), each => true);

    /// <summary>The bytes of evidence that was found here.</summary>
    public IQueryable<EvidenceFile> FilesOf(IQueryable<Evidence> evidence) => evidence.Join(db.EvidenceFiles.AsNoTracking(), each => each.Id, file => file.EvidenceId, (_, file) => file);

    /// <summary>Whether this reader may be shown a change out of <see cref="ConflictHistory"/>: a reader of issues alone is shown the ministers' directions on them.</summary>
    internal bool MayExplain(AuditEntry entry) =>
        Of(Matter.Reports) != Sight.Published || (entry.Changes.Count > 0 && entry.Changes.All(change => change.Field.StartsWith(nameof(Direction) + ".", StringComparison.Ordinal)));

    /// <summary>One connection for all of a request's queries: a pooled one is set up again each time it is opened.</summary>
    public Task OpenConnectionAsync(CancellationToken cancel) => db.Database.OpenConnectionAsync(cancel);

    /// <summary>For what is shown outside of a request's own scope.</summary>
    internal static VisibleDb To(CurrentUser user, WorkPlanDb db) => new(db, new RequestContext { User = user });

    private Sight Of(Matter matter) => Sights.Of(User.Role, matter);

    private bool Is(Role roles) => User.Is(roles);

    /// <param name="own">What somebody is shown who was named for it; null where nobody is.</param>
    private IQueryable<T> Shown<T>(Matter matter, IQueryable<T> all, Expression<Func<T, bool>> published, Expression<Func<T, bool>>? own = null)
        where T : class => Of(matter) switch
        {
            Sight.Everything => all.AsNoTracking(),
            Sight.Published => all.AsNoTracking().Where(published),
            Sight.Own when own is not null => all.AsNoTracking().Where(own),
            Sight.Own => all.AsNoTracking().Where(each => false),
            Sight.Nothing => all.AsNoTracking().Where(each => false),
        };
}

/// <summary>A report as its readers know it: the newest issue, with the dates that were signed.</summary>
public sealed record PublishedReport
{
    public Guid ReportId { get; init; }
    public Guid PlanId { get; init; }
    public string PlanCode { get; init; } = string.Empty;
    public Domain.Texts.LocalizedText PlanTitle { get; init; } = Domain.Texts.LocalizedText.Empty;

    /// <summary>First day of the plan's period.</summary>
    public DateOnly PlanStart { get; init; }

    public string Code { get; init; } = string.Empty;
    public ReportKind Kind { get; init; }
    public Domain.Texts.LocalizedText Topic { get; init; } = Domain.Texts.LocalizedText.Empty;
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public DateOnly CutOff { get; init; }
    public DateOnly Due { get; init; }

    /// <summary>From 1.</summary>
    public int Issue { get; init; }

    public DateOnly IssuedOn { get; init; }

    /// <summary>Grows with every change, also of a draft: for caches alone.</summary>
    public long Revision { get; init; }
}
