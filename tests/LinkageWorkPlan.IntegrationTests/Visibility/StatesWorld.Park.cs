using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Features.Park;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>The programme of the park with a task, a row of its matrix, a risk that is open and one that is closed.</summary>
    private async Task AddParkAsync()
    {
        var (park, row, risk) = (Both(Word("Park", PlanReaders)), Both(Word("Compatibility", PlanReaders)), Both(Word("Risk", PlanReaders)));
        await SendAsync(new BeginPark.Command(new ParkForm { Title = park, Place = park, Purpose = park }));
        var step = Both(Word("ParkStep", PlanReaders));
        await SendAsync(new ReviseParkStep.Command("G1", new ParkStepForm { Title = step, Gate = step, Tasks = new TaskLink(Adopted, "A1").Key }, (await SendAsync(new GetPark.Query())).Programme!.Version));
        await SendAsync(new AddCompatibility.Command(new CompatibilityForm { Title = row, VietnamRule = row, LaosRule = row, Gap = row, Measure = row, Task = new TaskLink(Adopted, "A1").Key }));
        var owner = await Host.Db(db => db.Owners.OrderBy(each => each.Id).Select(each => each.Id).FirstAsync());
        Assert.Equal("PR1", await SendAsync(new AddRisk.Command(new RiskForm { Title = risk, Measure = risk, OwnerId = owner, Due = Today.AddDays(30) })));
        Assert.Equal("PR2", await SendAsync(new AddRisk.Command(new RiskForm { Title = risk, OwnerId = owner })));
        var closed = (await SendAsync(new GetRisk.Query("PR2"))).Row.Risk;
        await SendAsync(new CloseRisk.Command(closed.Id, Today, Both(Word("RiskResult", PlanReaders)), closed.Version));
    }
}
