using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Layout.Drafts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.IntegrationTests.Requests;

public sealed class BrokenReferenceTests
{
    [Theory, EachDatabase]
    public async Task What_was_deleted_in_the_same_moment_is_told_as_what_somebody_else_changed(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, Side.Vietnam);
        await host.SendAs(user, new KeepDraft.Command("task:new", "{}"));
        Assert.Equal(Rules.ConflictUnknown, await host.RefusalAsync(user with { Id = Guid.CreateVersion7() }, new KeepDraft.Command("task:new", "{}")));
    }
}
