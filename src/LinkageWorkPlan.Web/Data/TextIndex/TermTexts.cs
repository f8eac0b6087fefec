using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

internal sealed class TermTexts() : TextSource(TextKind.Term)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Terms.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var terms = await db.Terms.AsNoTracking().Where(each => ids.Contains(each.Id) && (each.State == TermState.Agreed || each.State == TermState.Proposed)).ToListAsync(cancel);
        return terms.Select(each => (new TextOrigin(Kind, each.Id, null, null, string.Empty, "5", null, []), (IEnumerable<TextPlace>)[new TextPlace("Name", each.Words, Term.WordsMax)]));
    }
}
