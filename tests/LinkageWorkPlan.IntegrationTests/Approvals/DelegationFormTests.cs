using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Approvals;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>What a form is refused for names its fields as they are called there.</summary>
public class DelegationFormTests
{
    [Fact]
    public async Task Dates_that_are_missing_are_named_by_their_labels()
    {
        await using var desk = await SigningDesk.OpenAsync(Database.Sqlite);
        await desk.Host.UserAsync(Role.Deputy, Side.Vietnam);
        await using var chair = new PageDesk(desk.Host, desk.Chairs[Side.Vietnam]);
        var page = chair.Open<DelegationsPage>("/approvals/delegations");
        await page.Find("form").SubmitAsync();
        foreach (var field in (string[])["From", "To", "DecidedOn"])
        {
            PageDesk.Sees(page, ".form-refused", chair.Loc[Rules.Required, chair.Loc.Field($"Delegation.{field}")!]);
        }
    }
}
