using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>One text at the translation desk: as it is saved now, with what helps to render it.</summary>
public static class ShowText
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(TextKind Kind, Guid Id, string Field, Language Target) : IQuery<Model>;

    /// <param name="FormerSource">The source a stale rendering was made from; null where it is not stale, or nobody kept it.</param>
    public sealed record Model(LocalizedText Text, string? FormerSource, IReadOnlyList<MemoryMatch> Matches);

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var entries = await db.TextEntries.AsNoTracking().Where(each => each.AggregateId == request.Id && each.Kind == request.Kind && each.Field == request.Field).ToListAsync(cancellationToken);
            var present = entries.SingleOrDefault(each => !each.IsFormer) ?? throw new RuleException(Rules.NotFound);
            var text = present.Text;
            var madeFrom = text.StateOf(request.Target) == RenderingState.Stale ? text[request.Target]!.MadeFrom : null;
            var former = madeFrom is null ? null : entries.Find(each => each.IsFormer && each.Text.Source == text.Source && each.Text.SourceFingerprint == madeFrom);
            var row = (await TextRows.OfAsync(db, [present], cancellationToken))[0];
            var matches = text.Source == request.Target ? [] : await TranslationMemory.FindAsync(db, row, request.Target, cancellationToken);
            return new Model(text, former?.Text.For(text.Source), matches);
        }
    }
}
