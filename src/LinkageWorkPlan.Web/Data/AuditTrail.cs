using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Turns what a request changes into history, inside the same save. Filled by the request pipeline, once a request.</summary>
public sealed class AuditTrail
{
    /// <summary>Values that follow from others, or that nobody needs to read.</summary>
    private static readonly HashSet<string> Unread =
    [
        nameof(WorkPlan.Version), nameof(WorkPlan.Revision), nameof(Amendment.InForceAt), nameof(WorkTask.DroppedBy), nameof(WorkTask.SearchText), nameof(WorkTask.SortKey),
        nameof(WorkTask.BaselineStart), nameof(WorkTask.BaselineEnd), nameof(Milestone.Baseline), nameof(WorkTask.ExpectedEnd),
        nameof(Milestone.Reached), nameof(Milestone.Expected), nameof(Pillar.Order), nameof(SignOffRound.Content),
        nameof(ProgressUpdate.RecordedAt), nameof(ProgressUpdate.RecordedByName), nameof(IssuedEdition.Pdf), nameof(IssuedEdition.FirstPage), nameof(IssuedEdition.FirstPageSha256), nameof(IssuedEdition.Size), nameof(IssuedEdition.Pages),
        nameof(Account.PasswordHash), nameof(Account.SecurityStamp), nameof(Account.ConcurrencyStamp), nameof(Account.NormalizedEmail),
        nameof(Account.NormalizedUserName), nameof(Account.UserName), nameof(Account.AccessFailedCount), nameof(Account.LockoutEnd),
        nameof(Account.LockoutEnabled), nameof(Account.EmailConfirmed), nameof(Account.PhoneNumberConfirmed), nameof(Account.TwoFactorEnabled),
        nameof(SignOffRound.RequestedByName), nameof(SignOffRound.SubjectCode), nameof(SignOffRound.RequestedAt), nameof(SignOffRound.ClosedAt),
        nameof(SignOffRound.ClosedByName), nameof(Signature.SignedAt), nameof(Term.ViKey), nameof(Term.LoKey),
        nameof(DeliveryEvent.At), nameof(Direction.RecordedBy), nameof(Direction.AnsweredAt), nameof(Direction.AnsweredBy),
    ];

    private static readonly HashSet<Type> Unaudited = [typeof(AuditEntry), typeof(FormDraft), typeof(SetupToken), typeof(EvidenceFile), typeof(TextIndex.TextEntry), typeof(ReportIssue), typeof(SignOffFile), typeof(ShownContent), typeof(OutgoingMail), typeof(KeptWarning), typeof(DamagedFile)];

    private readonly HashSet<Guid> told = [];
    private (Actor Actor, string Action, string? Reason, DateTime At)? request;

    public void Begin(Actor actor, string action, string? reason, DateTime atUtc) => request = (actor, action, reason, atUtc);

    /// <summary>For a request that is sent without an account and proves in its course whose it is, as at a one-time address.</summary>
    public void ActAs(Actor actor) => request = (request ?? throw new InvalidOperationException("There is no request to act in.")) with { Actor = actor };

    internal IReadOnlyList<AuditEntry> EntriesOf(ChangeTracker tracker)
    {
        var changes = tracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !Unaudited.Contains(entry.Metadata.ClrType))
            .Select(entry => (Root: RootOf(entry.Entity, tracker), Changes: ChangesOf(entry, tracker).ToList(), entry.State))
            .Where(each => each.Changes.Count > 0 || each.State != EntityState.Modified)
            .GroupBy(each => each.Root)
            .ToList();
        // Outside of a request only signing in writes a password anew, in a stronger form of the same one: nothing to tell.
        List<Guid> opened = request is null ? [] : [.. OpenedAccounts(tracker).Except(changes.Select(group => group.Key)).Where(id => !told.Contains(id))];
        if (changes.Count == 0 && opened.Count == 0)
        {
            return [];
        }

        var (actor, action, reason, at) = request ?? throw new InvalidOperationException("Something was changed outside of a request: nobody would know who did it.");
        told.UnionWith(changes.Select(group => group.Key).Concat(opened));
        return
        [
            .. changes.Select(group => new AuditEntry(actor, at, action, SubjectOf(group.Key, tracker), reason, [.. group.SelectMany(each => each.Changes)])),
            .. opened.Select(id => new AuditEntry(actor, at, action, SubjectOf(id, tracker), reason, [])),
        ];
    }

    /// <summary>
    /// Accounts that somebody can enter otherwise than before: by a new password or a new one-time address. No value of it may stand in
    /// the history, but that it happened must: whoever does it to a co-chair's account could sign in that name. Told once a request.
    /// </summary>
    private static IEnumerable<Guid> OpenedAccounts(ChangeTracker tracker) => tracker.Entries<Account>()
        .Where(entry => entry.State == EntityState.Modified && entry.Property(account => account.PasswordHash) is var password && password.OriginalValue != password.CurrentValue)
        .Select(entry => entry.Entity.Id)
        .Concat(tracker.Entries<SetupToken>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity.AccountId).OfType<Guid>())
        .Distinct();

    /// <summary>A sign-off round and its signatures are told of the plan or report they are about.</summary>
    private static Guid RootOf(object entity, ChangeTracker tracker) => entity switch
    {
        SignOffRound round => round.SubjectId,
        RoundComment comment => tracker.Entries<SignOffRound>().First(each => each.Entity.Id == comment.RoundId).Entity.SubjectId,
        CommentAnswer answer => tracker.Entries<SignOffRound>().First(each => each.Entity.Id == answer.RoundId).Entity.SubjectId,
        Signature signature => tracker.Entries<SignOffRound>().First(each => each.Entity.Id == signature.RoundId).Entity.SubjectId,
        _ => AggregateParts.RootOf(entity) ?? StandingRootOf(entity),
    };

    private static Guid StandingRootOf(object entity) => entity switch
    {
        ProgressUpdate update => update.TaskId,
        Domain.Progress.Evidence evidence => evidence.TaskId,
        IssuedEdition edition => edition.ReportId,
        Receipt receipt => receipt.ReportId,
        RecordsNumber number => number.ReportId,
        Delegation delegation => delegation.DeputyId,
        DeliveryEvent delivery => delivery.ReportId,
        Direction direction => direction.ReportId,
        IVersioned root => root.Id,
        Account account => account.Id,
        _ => Guid.Empty,
    };

    private static AuditSubject SubjectOf(Guid id, ChangeTracker tracker)
    {
        var root = tracker.Entries().Select(each => each.Entity).FirstOrDefault(each => (each is IVersioned versioned && versioned.Id == id) || (each is Account account && account.Id == id))
            ?? tracker.Entries<SignOffRound>().FirstOrDefault(each => each.Entity.SubjectId == id)?.Entity;
        return root switch
        {
            WorkPlan plan => new(nameof(WorkPlan), id, plan.Code, plan.Title, plan.Id),
            WorkTask task => new(nameof(WorkTask), id, task.Code, task.Title, task.PlanId),
            Amendment amendment => new(nameof(Amendment), id, amendment.Code, LocalizedText.Empty, amendment.PlanId),
            Report report => new(nameof(Report), id, report.Code, LocalizedText.Empty, report.PlanId),
            SignOffRound round => new(round.Subject switch { SignOffSubject.Plan => nameof(WorkPlan), SignOffSubject.Amendment => nameof(Amendment), _ => nameof(Report) }, round.SubjectId, round.SubjectCode, round.Title, round.Subject == SignOffSubject.Plan ? round.SubjectId : null),
            Indicator indicator => new(nameof(Indicator), id, indicator.Code, indicator.Title, indicator.PlanId),
            Owner owner => new(nameof(Owner), id, string.Empty, owner.Name, null),
            Term term => new(nameof(Term), id, string.Empty, term.Words, null),
            Account account => new(nameof(Account), id, account.Email ?? string.Empty, LocalizedText.Of(account.Language, account.DisplayName), null),
            _ => new("Other", id, string.Empty, LocalizedText.Empty, null),
        };
    }

    private static IEnumerable<FieldChange> ChangesOf(EntityEntry entry, ChangeTracker tracker)
    {
        var part = entry.Entity switch { Milestone milestone => milestone.Code, Pillar pillar => pillar.Code, AmendmentItem item => item.TaskCode, ReportSection section => section.Key, _ => null };
        foreach (var property in entry.Properties.Where(each => IsRead(each.Metadata)))
        {
            var before = entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            // That a new thing is not yet this or that says nothing.
            if ((entry.State == EntityState.Modified && !property.IsModified) || (entry.State == EntityState.Added && after is false))
            {
                continue;
            }

            if (property.Metadata.ClrType == typeof(TaskContent))
            {
                // Of an amended task the differences are told, not all that is agreed of it.
                if (entry.Entity is AmendmentItem { After: { } amended } item && property.Metadata.Name == nameof(AmendmentItem.After))
                {
                    foreach (var change in AmendedFields.Between(before as TaskContent ?? item.Before, amended))
                    {
                        yield return change;
                    }
                }

                continue;
            }

            var field = $"{entry.Metadata.ClrType.Name}.{property.Metadata.Name}";
            foreach (var change in Changes(part, field, before, after, tracker))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<FieldChange> Changes(string? part, string field, object? before, object? after, ChangeTracker tracker)
    {
        if ((after ?? before) is LocalizedText)
        {
            var (old, now) = (before as LocalizedText ?? LocalizedText.Empty, after as LocalizedText ?? LocalizedText.Empty);
            foreach (var language in Languages.All.Where(each => old[each]?.Text != now[each]?.Text))
            {
                yield return new FieldChange(part, field, ValueKind.Text, language, old[language]?.Text, now[language]?.Text);
            }

            // "Still right" and "checked" change no word, and are said of the same words.
            foreach (var language in Languages.All.Where(each => old[each] != now[each] && old[each]?.Text == now[each]?.Text && old.StateOf(each) != now.StateOf(each)))
            {
                yield return new FieldChange(part, field, ValueKind.Enum, language, $"{nameof(RenderingState)}.{old.StateOf(language)}", $"{nameof(RenderingState)}.{now.StateOf(language)}");
            }

            yield break;
        }

        var (kind, words) = FormOf(field, before, after, tracker);
        var (from, to) = (words(before), words(after));
        if (from != to)
        {
            yield return new FieldChange(part, field, kind, null, from, to);
        }
    }

    private static (ValueKind Kind, Func<object?, string?> Words) FormOf(string field, object? before, object? after, ChangeTracker tracker) => (after ?? before) switch
    {
        DateOnly => (ValueKind.Date, value => (value as DateOnly?)?.ToString("O", CultureInfo.InvariantCulture)),
        DateTime => (ValueKind.Moment, value => (value as DateTime?)?.ToString("O", CultureInfo.InvariantCulture)),
        bool flag => (ValueKind.Flag, value => value?.ToString()),
        Enum => (ValueKind.Enum, value => value is null ? null : $"{value.GetType().Name}.{value}"),
        Guid when field is "TaskOwner.OwnerId" or "Account.OwnerId" => (ValueKind.Owner, value => value?.ToString()),
        Guid => (ValueKind.Text, value => tracker.Entries<Milestone>().FirstOrDefault(each => each.Entity.Id == (value as Guid?))?.Entity.Code),
        IReadOnlyList<string> => (ValueKind.Text, value => NullIfEmpty(string.Join(", ", value as IReadOnlyList<string> ?? []))),
        IReadOnlyList<BudgetLine> => (ValueKind.Text, value => NullIfEmpty(string.Join("; ", (value as IReadOnlyList<BudgetLine> ?? []).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Amount} {each.Currency} ({each.Source})"))))),
        System.Collections.IEnumerable and not string => (ValueKind.Text, _ => null),
        IFormattable => (ValueKind.Number, value => (value as IFormattable)?.ToString(null, CultureInfo.InvariantCulture)),
        _ => (ValueKind.Text, value => NullIfEmpty(value as string)),
    };

    private static string? NullIfEmpty(string? words) => string.IsNullOrEmpty(words) ? null : words;

    private static bool IsRead(IProperty property) => property.Name switch
    {
        nameof(TaskOwner.OwnerId) or nameof(ProgressUpdate.MilestoneReached) or nameof(ProgressUpdate.DelayedMilestone) => true,
        var name when Unread.Contains(name) => false,
        _ => property is { ClrType: var type } && !property.IsPrimaryKey() && !property.IsForeignKey() && type != typeof(Guid) && type != typeof(Guid?),
    };
}
