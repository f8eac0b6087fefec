using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Turns what a request changes into history, inside the same save. Filled by the request pipeline, once a request.</summary>
/// <param name="bus">Whom to tell what belongs to a plan once it is committed; null where nobody listens, as while a migration is made.</param>
/// <param name="copy">The history of a read-only copy is that of the original, and nothing is added to it.</param>
public sealed class AuditTrail(PlanBus? bus = null, CopyState? copy = null)
{
    private readonly HashSet<Guid> told = [];
    private (Actor Actor, string Action, string? Reason, DateTime At)? request;

    /// <summary>True where people are notified of what it records; false for a history that is only made up, as the demo's.</summary>
    internal bool IsTold { get; private set; } = true;

    /// <summary>When the request began, UTC: the time of all its entries.</summary>
    internal DateTime At => (request ?? throw new InvalidOperationException("There is no request.")).At;

    /// <param name="isTold">False where nobody is to be notified.</param>
    public void Begin(Actor actor, string action, string? reason, DateTime atUtc, bool isTold = true) => (request, IsTold) = ((actor, action, reason, atUtc), isTold);

    /// <summary>For a request that is sent without an account and proves in its course whose it is, as at a one-time address.</summary>
    public void ActAs(Actor actor) => request = (request ?? throw new InvalidOperationException("There is no request to act in.")) with { Actor = actor };

    internal PlanBus? Bus => bus;

    internal bool IsCopy => copy?.IsReadOnly == true;

    /// <exception cref="Domain.Failures.RuleException">Something is saved that a read-only copy does not write.</exception>
    internal void RequireWritten(ChangeTracker tracker)
    {
        if (IsCopy)
        {
            CopyTables.Require(tracker);
        }
    }

    /// <summary>The open page that sent the request; null where none did.</summary>
    public string? Window { get; set; }

    /// <summary>A notice for each plan with something new in its history.</summary>
    internal IReadOnlyList<PlanChanged> NoticesOf(IReadOnlyList<AuditEntry> entries) => bus is null ? [] :
    [
        .. entries.Where(entry => entry.PlanId is not null).GroupBy(entry => entry.PlanId!.Value)
            .Select(plan => new PlanChanged(plan.Key, plan.Count() > PlanChanged.Most ? [] : [.. plan.Select(entry => entry.Id)], plan.First().At, Window)),
    ];

    internal IReadOnlyList<AuditEntry> EntriesOf(ChangeTracker tracker)
    {
        if (IsCopy)
        {
            return [];
        }

        var changes = tracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Metadata.WhyNotInHistory() is null)
            .Select(entry => (Root: entry.SubjectId(), Changes: ChangesOf(entry, tracker).ToList(), entry.State))
            .Where(each => each.Changes.Count > 0 || each.State != EntityState.Modified)
            .GroupBy(each => each.Root)
            .ToList();
        // Outside of a request only signing in writes a password again, in a stronger form of the same one: nothing to tell.
        List<Guid> bare = request is null ? [] : [.. OpenedAccounts(tracker).Concat(MovedTasks(tracker)).Except(changes.Select(group => group.Key)).Where(id => !told.Contains(id))];
        if (changes.Count == 0 && bare.Count == 0)
        {
            return [];
        }

        var (actor, action, reason, at) = request ?? throw new InvalidOperationException("Something was changed outside of a request: nobody would know who did it.");
        var subjects = SubjectsOf(tracker);
        told.UnionWith(changes.Select(group => group.Key).Concat(bare));
        return
        [
            .. changes.Select(group => new AuditEntry(actor, at, action, SubjectOf(group.Key, subjects), reason, [.. group.SelectMany(each => each.Changes)])),
            .. bare.Select(id => new AuditEntry(actor, at, action, SubjectOf(id, subjects), reason, [])),
        ];
    }

    /// <summary>
    /// Accounts that somebody can enter otherwise than before – by a new password, a one-time address, another second factor or single sign-on – or that an
    /// administrator signed out. No value of it may be in the history, but that it happened must: whoever does it to a co-chair's account
    /// could sign in that name. Told once a request.
    /// </summary>
    private static IEnumerable<Guid> OpenedAccounts(ChangeTracker tracker) => tracker.Entries<Account>()
        .Where(entry => entry.State == EntityState.Modified && entry.Property(account => account.PasswordHash) is var password && password.OriginalValue != password.CurrentValue)
        .Select(entry => entry.Entity.Id)
        .Concat(tracker.Entries<SetupToken>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity.AccountId).OfType<Guid>())
        .Concat(tracker.Entries<SecondFactor>().Where(entry => IsOther(entry.State)).Select(entry => entry.Entity.AccountId))
        .Concat(tracker.Entries<RecoveryCode>().Where(entry => IsOther(entry.State)).Select(entry => entry.Entity.AccountId))
        .Concat(tracker.Entries<Passkey>().Where(entry => IsOther(entry.State)).Select(entry => entry.Entity.AccountId))
        .Concat(tracker.Entries<SignOnBinding>().Where(entry => IsOther(entry.State)).Select(entry => entry.Entity.AccountId))
        .Concat(tracker.Entries<AccountEvent>().Where(entry => entry is { State: EntityState.Added, Entity.Kind: AccountEventKind.SessionsEnded }).Select(entry => entry.Entity.AccountId))
        .Distinct();

    private static bool IsOther(EntityState state) => state is EntityState.Added or EntityState.Deleted or EntityState.Modified;

    /// <summary>
    /// Tasks that were put elsewhere in the list of their pillar. A place says nothing to read in the history, but whoever has the list open is to see it.
    /// </summary>
    private static IEnumerable<Guid> MovedTasks(ChangeTracker tracker) => tracker.Entries<WorkTask>()
        .Where(entry => entry.State == EntityState.Modified && entry.Property(task => task.SortKey) is var key && Ranks.IsChosen(key.CurrentValue) && WorkTask.RankIn(key.OriginalValue) != WorkTask.RankIn(key.CurrentValue))
        .Select(entry => entry.Entity.Id);

    /// <summary>By what each is about: the aggregate itself or, where it is not at hand, what is about it.</summary>
    private static Dictionary<Guid, AuditSubject> SubjectsOf(ChangeTracker tracker) =>
        tracker.Entries<IAudited>().Select(each => (Own: each.OwnId(), Subject: each.Entity.ToSubject())).GroupBy(each => each.Subject.Id)
            .ToDictionary(about => about.Key, about => about.OrderByDescending(each => each.Own == about.Key).First().Subject);

    private static AuditSubject SubjectOf(Guid id, Dictionary<Guid, AuditSubject> subjects) =>
        subjects.GetValueOrDefault(id) ?? new AuditSubject("Other", id, string.Empty, LocalizedText.Empty, null);

    /// <summary>What of an entity is another than before, property by property.</summary>
    internal static IEnumerable<FieldChange> ChangesOf(EntityEntry entry, ChangeTracker tracker)
    {
        var (part, corrected, isWithdrawn) = (entry.CodeOfPart(), CorrectedBy(entry, tracker), IsWithdrawn(entry));
        foreach (var property in entry.AllProperties().Where(each => IsInHistory(each.Metadata)))
        {
            var before = corrected is not null ? corrected.AllProperties().First(each => each.Metadata == property.Metadata).CurrentValue : entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted || isWithdrawn ? null : property.CurrentValue;

            // That a new thing is not yet this or that says nothing.
            if ((entry.State == EntityState.Modified && !property.IsModified && !isWithdrawn) || (before is null && after is false))
            {
                continue;
            }

            foreach (var change in Changes(entry.Entity, part, property.Metadata, before, after, tracker))
            {
                yield return change;
            }
        }
    }

    /// <summary>A correction is shown by its differences from the update it replaces.</summary>
    private static EntityEntry? CorrectedBy(EntityEntry entry, ChangeTracker tracker) =>
        entry is { State: EntityState.Added, Entity: RecordedFact { Corrects: { } id } } ? tracker.Entries<RecordedFact>().FirstOrDefault(each => each.Entity.Id == id) : null;

    /// <summary>What is withdrawn now stays stored; readers no longer see any of it.</summary>
    private static bool IsWithdrawn(EntityEntry entry) =>
        entry is { State: EntityState.Modified, Entity: not RecordedFact { Replacement: not null } } && entry.Properties.Any(each => each.IsModified && each.Metadata.IsHiddenSince());

    private static IEnumerable<FieldChange> Changes(object entity, string? part, IProperty property, object? before, object? after, ChangeTracker tracker)
    {
        var field = property.FieldName();
        return property.NamedIdOf() switch
        {
            NamedId.Owner => OfId(ValueKind.Owner, id => id.ToString()),
            NamedId.Milestone => OfId(ValueKind.Text, id => tracker.Entries<Milestone>().FirstOrDefault(each => each.Entity.Id == id)?.Entity.Code),

            _ when property.IsMasked() => Equals(before, after) ? [] : [new FieldChange(part, field, ValueKind.Text, null, Masked(before), Masked(after))],

            // Of an amended task the differences are recorded, not all that is agreed of it.
            _ when property.ClrType == typeof(TaskContent) => after is TaskContent amended ? AmendedFields.Between(before as TaskContent ?? (entity as AmendmentItem)?.Before, amended) : [],
            _ when property.ClrType == typeof(IndicatorContent) => after is IndicatorContent amended ? AmendedFields.Between(before as IndicatorContent ?? (entity as AmendmentIndicator)?.Before, amended) : [],
            _ when property.ClrType == typeof(IReadOnlyList<Sector>) => AmendedFields.Between(before as IReadOnlyList<Sector> ?? [], after as IReadOnlyList<Sector> ?? []),
            _ when property.ClrType == typeof(PlanOutline) => OfOutline(AgreedOf(entity, tracker), before as PlanOutline, after as PlanOutline),
            _ => HistoryForms.Changes(part, field, before, after),
        };

        static string? Masked(object? address) => MailMask.Of(address as string) is { Length: > 0 } words ? words : null;

        IEnumerable<FieldChange> OfId(ValueKind kind, Func<Guid, string?> name)
        {
            var (from, to) = (before is Guid old ? name(old) : null, after is Guid now ? name(now) : null);
            return from == to ? [] : [new FieldChange(part, field, kind, null, from, to)];
        }
    }

    /// <summary>An outline that is taken out again leaves the plan as it is agreed.</summary>
    private static IEnumerable<FieldChange> OfOutline(PlanOutline? agreed, PlanOutline? before, PlanOutline? after) =>
        (after ?? agreed) is { } now ? AmendedFields.Between(before ?? agreed ?? new PlanOutline(), now) : [];

    /// <summary>The outline that an amendment began from; it goes together with the one that it proposed.</summary>
    private static PlanOutline? AgreedOf(object entity, ChangeTracker tracker) => entity is Amendment amendment
        ? amendment.OutlineBefore ?? tracker.Entries<Amendment>().First(each => each.Entity == amendment).Property(each => each.OutlineBefore).OriginalValue
        : null;

    /// <summary>Everything is recorded except keys and what its mapping leaves out with a reason (<see cref="HistoryMarks"/>).</summary>
    internal static bool IsInHistory(IReadOnlyProperty property) => property.NamedIdOf() is not null || (!property.IsPrimaryKey() && property.WhyNotInHistory() is null);

    /// <summary>True where values of the property have a form in the history.</summary>
    internal static bool HasHistoryForm(IReadOnlyProperty property) => property.NamedIdOf() is not null || HoldsWhole(property.ClrType) || HistoryForms.Handles(property.ClrType);

    /// <summary>True for what is kept whole: what differs is recorded.</summary>
    private static bool HoldsWhole(Type type) => type == typeof(TaskContent) || type == typeof(IndicatorContent) || type == typeof(PlanOutline) || type == typeof(IReadOnlyList<Sector>);
}
