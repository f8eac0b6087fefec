using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Owners;

internal static class OwnerLookups
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody saved it since.</exception>
    public static async Task<Owner> OwnerAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var owner = await db.Owners.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(owner, version);
        return owner;
    }

    /// <param name="details">Null where they stay.</param>
    /// <param name="by">Null for the system, which speaks for the owner's side.</param>
    public static async Task DescribeAsync(this WorkPlanDb db, Owner owner, OwnerDetails? details, Side? by, CancellationToken cancel)
    {
        if (details is not null && details != owner.Details)
        {
            var head = details.HeadId is { } id ? await db.Owners.SingleOrDefaultAsync(each => each.Id == id, cancel) : null;
            var isHead = await db.Owners.AnyAsync(each => each.HeadId == owner.Id, cancel);
            owner.Describe(details, head, isHead, owner.IsConfirmed ? by ?? owner.Side : owner.Side);
        }
    }

    /// <summary>Asks where another owner is called so in one of the languages, as far as a reader tells names apart.</summary>
    public static async Task AskOfNameAsync(this WorkPlanDb db, RequestContext context, Owner owner, LocalizedText name, CancellationToken cancel)
    {
        var keys = KeysOf(name).ToHashSet();
        var others = await db.Owners.AsNoTracking().Where(each => each.Id != owner.Id).OrderBy(each => each.Id).ToListAsync(cancel);
        context.Ask(others.Where(each => KeysOf(each.Name).Any(keys.Contains)).Select(each => new BrokenRule(Questions.OwnerNameTaken, nameof(Owner.Name), each.Name, each.Side)));
    }

    private static IEnumerable<string> KeysOf(LocalizedText name) => Languages.All.Select(each => name[each]?.Text).OfType<string>().Select(SearchKey.Of);
}
