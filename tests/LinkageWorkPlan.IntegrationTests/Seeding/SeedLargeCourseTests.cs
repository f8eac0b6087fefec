using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Training;

namespace LinkageWorkPlan.IntegrationTests.Seeding;

public sealed class SeedLargeCourseTests
{
    [Theory, EachDatabase]
    public async Task A_course_for_measurements_is_completed_and_everybody_has_a_certificate(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        Assert.Equal("TR3", await host.SendAs(CurrentUser.System, new SeedLargeCourse.Command(30)));
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        Assert.True((await host.SendAs(secretary, new GetCourse.Query("TR3"))).Course.IsCompleted);
        Assert.Equal(30, (await host.SendAs(secretary, new GetCertificates.Query("TR3"))).Book.Rows.Count);
    }
}
