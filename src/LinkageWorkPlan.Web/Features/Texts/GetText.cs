using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>One text at the translation desk: as it is saved now, with what helps to render it.</summary>
public static class GetText
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(TextKind Kind, Guid Id, string Field, Language Target) : IQuery<Model>;

    /// <param name="FormerSource">The source a stale rendering was made from; null where it is not stale, or nobody kept it.</param>
    /// <param name="Terms">Agreed terms in the source, with their rendering.</param>
    public sealed record Model(LocalizedText Text, string? FormerSource, IReadOnlyList<MemoryMatch> Matches, IReadOnlyList<UsedTerm> Terms);

    /// <param name="Start">In the source, in UTF-16 units.</param>
    /// <param name="Words">The agreed rendering in the target language; of alternatives the first.</param>
    public sealed record UsedTerm(int Start, int Length, string Words);

    internal sealed class Handler(VisibleDb db, TextRows rows) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var entries = await db.DeskTextsWithFormer.Where(each => each.AggregateId == request.Id && each.Kind == request.Kind && each.Field == request.Field).ToListAsync(cancellationToken);
            var present = entries.SingleOrDefault(each => !each.IsFormer) ?? throw new RuleException(Rules.NotFound);
            var text = present.Text;
            if (text.Source == request.Target)
            {
                return new Model(text, null, [], []);
            }

            var madeFrom = text.StateOf(request.Target) == RenderingState.Stale ? text[request.Target]!.MadeFrom : null;
            var former = madeFrom is null ? null : entries.Find(each => each.IsFormer && each.Text.Source == text.Source && each.Text.SourceFingerprint == madeFrom);
            var row = (await rows.OfAsync([present], cancellationToken))[0];
            var finder = new TermFinder(await db.Whole.AgreedTermsAsync(cancellationToken), text.Source);
            return new Model(
                text, former?.Text.For(text.Source), await TranslationMemory.FindAsync(db, row, request.Target, cancellationToken),
                [.. finder.Find(text.For(text.Source)).Select(hit => (Hit: hit, Words: hit.Term.Forms(request.Target).FirstOrDefault())).Where(each => each.Words is not null).Select(each => new UsedTerm(each.Hit.Start, each.Hit.Length, each.Words!))]);
        }
    }
}
