using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Features.Linkages;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>E1 and E2 with a linkage; of E1 the Lao side keeps a contact for itself, of E2 the Vietnamese side one that it shares.</summary>
    private async Task AddLinkagesAsync()
    {
        var word = Word("Enterprise", PlanReaders);
        Assert.Equal("E1", await SendAsync(new AddEnterprise.Command(new EnterpriseForm { Name = Both(word), Side = Side.Vietnam, Province = word })));
        Assert.Equal("E2", await SendAsync(new AddEnterprise.Command(new EnterpriseForm { Name = Both(Word("Partner", PlanReaders)), Side = Side.Laos })));
        var form = new LinkageForm
        {
            Vietnam = "E1",
            Laos = "E2",
            Title = Both(Word("Linkage", PlanReaders)),
            Obstacles = Both(Word("LinkageObstacle", PlanReaders)),
            Task = new TaskLink(Adopted, "A1").Key,
            Since = Today.AddDays(-1),
        };
        Assert.Equal("L1", await SendAsync(new AddLinkage.Command(form)));
        await ContactAsync("E1", Side.Laos, Word("ContactKept", user => Drafters(user) && user.Side == Side.Laos), isShared: false);
        await ContactAsync("E2", Side.Vietnam, Word("ContactShared", Drafters), isShared: true);
    }

    private async Task ContactAsync(string enterprise, Side keeper, string word, bool isShared)
    {
        var id = (await SendAsync(new GetEnterprise.Query(enterprise))).Enterprise.Id;
        await SendAsync(new KeepContact.Command(id, word, string.Empty, string.Empty, isShared, 0), Of(Role.Secretary, keeper));
    }
}
