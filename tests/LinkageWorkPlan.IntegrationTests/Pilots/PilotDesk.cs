using System.IO.Compression;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>The demo with both secretaries, who propose models.</summary>
internal sealed class PilotDesk(TestHost host, CurrentUser vietnam, CurrentUser laos) : IAsyncDisposable
{
    public static readonly PilotForm Form = new()
    {
        Title = PlanDesk.Words("Liên kết dệt may", "ເຊື່ອມໂຍງຕັດຫຍິບ"),
        Description = PlanDesk.Words("Sợi từ Việt Nam, may ở Lào", "ເສັ້ນໄຍຈາກຫວຽດນາມ, ຫຍິບຢູ່ລາວ"),
        Sector = new SectorLink("2026-2027", "S03").Key,
        Place = PlanDesk.Words("Huế", "ເວ້"),
    };

    public TestHost Host { get; } = host;
    public CurrentUser Vietnam { get; } = vietnam;
    public CurrentUser Laos { get; } = laos;

    public static async Task<PilotDesk> OpenAsync(Database database)
    {
        var host = await TestHost.StartWithDemoAsync(database);
        return new PilotDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
    }

    public async Task<PilotModel> ReadAsync(string code) => (await Host.SendAs(Vietnam, new GetPilot.Query(code))).Pilot;

    /// <summary>The demo's round, as somebody sees it.</summary>
    public Task<GetSheet.Model> SheetAsync(CurrentUser reader) => Host.SendAs(reader, new GetSheet.Query("R1"));

    /// <summary>A side's co-chair agrees to the round as it is.</summary>
    public async Task AgreeAsync(Side side)
    {
        var chair = await Host.DemoUserAsync(Role.CoChair, side);
        var shown = await SheetAsync(chair);
        await Host.SendAs(chair, new AgreeSheet.Command(shown.Sheet.Id, shown.Fingerprint));
    }

    /// <summary>The secretary of the member's side names them.</summary>
    public async Task<Ballot> NameAsync(CurrentUser member)
    {
        await Host.SendAs(member.Side == Side.Laos ? Laos : Vietnam, new NamePanelMember.Command((await SheetAsync(member)).Sheet.Id, member.Id));
        return (await Host.SendAs(member, new GetBallot.Query("R1"))).Ballot;
    }

    /// <summary>The same score for whatever is to be scored.</summary>
    public async Task GiveAllAsync(CurrentUser member, int value)
    {
        var shown = await Host.SendAs(member, new GetBallot.Query("R1"));
        await Host.SendAs(member, new GiveScores.Command(shown.Ballot.Id, [.. shown.Pilots.SelectMany(pilot => Enum.GetValues<PilotCriterion>(), (pilot, each) => new GivenScore(pilot.Code, each, value))], shown.Ballot.Version));
    }

    public async Task FinishAsync(CurrentUser member)
    {
        var ballot = (await Host.SendAs(member, new GetBallot.Query("R1"))).Ballot;
        await Host.SendAs(member, new FinishScores.Command(ballot.Id, ballot.Version));
    }

    /// <summary>Both panels of one member each give the same for everything, and finish.</summary>
    public async Task ScoreAsync(int laos, int vietnam)
    {
        await AgreeAsync(Side.Laos);
        foreach (var (side, value) in new[] { (Side.Laos, laos), (Side.Vietnam, vietnam) })
        {
            var member = await Host.DemoUserAsync(Role.Owner, side);
            await NameAsync(member);
            await GiveAllAsync(member, value);
            await FinishAsync(member);
        }
    }

    /// <summary>What the demo's meeting M1 decided: its minutes are confirmed by both sides.</summary>
    public static PilotWorkForm Work(bool isChosen, PilotStage stage = PilotStage.Preparation) =>
        new() { IsChosen = isChosen, Decision = "M1/D2", Stage = stage, Tasks = isChosen ? "2026-2027/C3" : string.Empty };

    /// <summary>Both sides agree on whatever their panels are apart in, and a meeting decides.</summary>
    public async Task DecideAsync(string code, bool isChosen, PilotStage stage = PilotStage.Preparation)
    {
        var opened = await Host.SendAs(Laos, new GetJointScores.Query(code));
        if (opened.Result.Unsettled.Count > 0)
        {
            var form = new JointScoreForm([.. JointScoreForm.Of(opened.Pilot, opened.Result).Scores.Select(each => each with { Value = 4, Reason = PlanDesk.Words("Hai bên thống nhất", "ສອງຝ່າຍເຫັນດີ") })]);
            await Host.SendAs(Laos, new SettleScores.Command(opened.Pilot.Id, form, opened.Pilot.Version));
        }

        var pilot = await ReadAsync(code);
        await Host.SendAs(Vietnam, new DecidePilot.Command(pilot.Id, Work(isChosen, stage), pilot.Version));
    }

    /// <summary>Somebody of each role that reads plans, of both sides.</summary>
    public async Task<IReadOnlyList<CurrentUser>> ReadersAsync()
    {
        List<CurrentUser> readers = [];
        foreach (var role in Roles.OfPeople.Where(each => (each & Roles.PlanReaders) != 0))
        {
            foreach (var side in Sides.Both)
            {
                readers.Add(await Host.UserAsync(role, side));
            }
        }

        return readers;
    }

    public async Task<IReadOnlyList<AuditEntry>> HistoryAsync(CurrentUser reader) => (await Host.SendAs(reader, new ListHistory.Query(Take: 200))).Entries;

    /// <summary>All that a workbook says.</summary>
    public static async Task<string> WordsAsync(BookFile book)
    {
        using var zip = new ZipArchive(new MemoryStream(book.Bytes));
        var words = new StringBuilder();
        foreach (var part in zip.Entries.Where(each => each.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(part.Open());
            words.Append(await text.ReadToEndAsync());
        }

        return words.ToString();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
