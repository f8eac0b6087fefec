using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>What the form of an amended task is filled with: what the amendment says already, or else what is agreed.</summary>
public static class GetAmendmentEditor
{
    /// <param name="TaskCode">Null for a new task.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, int Number, string? TaskCode) : IQuery<Model>;

    /// <param name="Version">The amendment's.</param>
    /// <param name="Task">As the plan's own form is filled; what is saved in it is what the amendment says.</param>
    /// <param name="Agreed">What is agreed in the plan; null for a task that is added.</param>
    /// <param name="OthersSavedAt">UTC; when somebody else saved something of the task in the amendment last. Null where nobody did.</param>
    public sealed record Model(Guid AmendmentId, AmendmentState State, int Version, GetTaskEditor.Model Task, TaskContent? Agreed, LocalizedText Reason, DateTime? OthersSavedAt)
    {
        /// <summary>True where whatever was saved of it since then is the reader's own.</summary>
        public bool IsReadersOwnSince(DateTimeOffset typed) => OthersSavedAt is null || OthersSavedAt < typed.UtcDateTime;
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var amendment = await db.Amendments.AsNoTracking().Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery()
                .SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Number == request.Number, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var item = request.TaskCode is null ? null : amendment.ItemOf(request.TaskCode);
            var isAdded = request.TaskCode is null || item is { Kind: AmendmentKind.Add };
            var editor = await GetTaskEditor.LoadAsync(db, amendment.Judged(plan), isAdded ? null : request.TaskCode, cancellationToken);
            var agreed = isAdded ? null : editor.Saved;
            if (item?.After is { } after)
            {
                editor = editor with { Saved = after };
            }

            // A new task's code is free where neither the plan nor the amendment has it.
            var added = amendment.Items.Where(each => each.Kind == AmendmentKind.Add && each != item).Select(each => each.TaskCode).ToList();
            editor = editor with
            {
                NextCodes = editor.NextCodes.ToDictionary(each => each.Key, each => added.Contains(each.Value) ? Codes.Next(each.Key, editor.Others.Select(other => other.Code).Concat(added)) : each.Value),
                Indicators = IndicatorsAfter(amendment, editor.Indicators),
                Others = [.. editor.Others, .. amendment.Items.Where(each => added.Contains(each.TaskCode)).Select(each => new CodeChoice(each.TaskCode, each.Title))],
            };
            return new Model(amendment.Id, amendment.State, amendment.Version, editor, agreed, item?.Reason ?? LocalizedText.Empty, await OthersSavedAtAsync(amendment.Id, request.TaskCode, cancellationToken));
        }

        private async Task<DateTime?> OthersSavedAtAsync(Guid amendment, string? task, CancellationToken cancel)
        {
            var me = context.User.Id;
            var theirs = db.History.Where(each => each.SubjectId == amendment && each.ActorId != me).OrderByDescending(each => each.At).AsAsyncEnumerable().WithCancellation(cancel);
            await foreach (var entry in theirs)
            {
                if (task is null || entry.Changes.Any(each => each.Subject == task || each.Subject?.StartsWith(task + ".", StringComparison.Ordinal) == true))
                {
                    return entry.At;
                }
            }

            return null;
        }

        /// <summary>Those that the plan has once the amendment is in force.</summary>
        private static IReadOnlyList<CodeChoice> IndicatorsAfter(Amendment amendment, IReadOnlyList<CodeChoice> agreed) =>
        [
            .. agreed.Where(each => amendment.IndicatorOf(each.Code) is null)
                .Concat(amendment.Indicators.Where(each => each.Kind != AmendmentKind.Drop).Select(each => new CodeChoice(each.Code, each.Title)))
                .OrderBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal),
        ];
    }
}
