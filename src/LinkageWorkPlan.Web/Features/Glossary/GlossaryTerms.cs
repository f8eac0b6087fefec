using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Glossary;

internal static class GlossaryTerms
{
    /// <summary>All terms in force, as texts are searched for them.</summary>
    public static async Task<IReadOnlyList<TermEntry>> AgreedTermsAsync(this WorkPlanDb db, CancellationToken cancel) =>
        await db.Terms.AsNoTracking().Where(term => term.State == TermState.Agreed).OrderBy(term => term.Id)
            .Select(term => new TermEntry(term.Id, term.Group, term.Words, term.IsHinted)).ToListAsync(cancel);

    /// <param name="version">The version the page was opened with.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<Term> TermAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var term = await db.Terms.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(term, version);
        return term;
    }

    /// <exception cref="RuleException"><see cref="Rules.TermWordsTaken"/>.</exception>
    public static async Task RequireUnlikeAsync(this WorkPlanDb db, Term term, CancellationToken cancel) =>
        term.RequireUnlike(await db.Terms.AsNoTracking().Where(each => each.Group == term.Group && each.Id != term.Id).ToListAsync(cancel));
}
