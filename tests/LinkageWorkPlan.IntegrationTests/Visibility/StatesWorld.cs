using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout.Drafts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>
/// One database with an object in every state there is. Whatever can be unsigned holds a word of its own (<see cref="Words"/>), and the
/// world knows who may read it.
/// </summary>
internal sealed partial class StatesWorld(TestHost host) : IAsyncDisposable
{
    public const string Password = "mật khẩu để thử";

    private static readonly Func<CurrentUser, bool> Drafters = user => user.Is(Roles.Drafters);
    private static readonly Func<CurrentUser, bool> PlanReaders = user => user.Is(Roles.PlanReaders);
    private static readonly Func<CurrentUser, bool> PilotReaders = user => user.Is(Roles.PilotReaders);
    private static readonly Func<CurrentUser, bool> ReportReaders = user => user.Is(Roles.ReportReaders);
    private readonly Dictionary<string, Func<CurrentUser, bool>> words = new(StringComparer.OrdinalIgnoreCase);

    public TestHost Host { get; } = host;

    /// <summary>Every word that marks an object's state, by who may read it.</summary>
    public IReadOnlyDictionary<string, Func<CurrentUser, bool>> Words => words;

    /// <summary>Somebody of every role of each side. Those of the Lao side can sign in with <see cref="Password"/>.</summary>
    public List<CurrentUser> People { get; } = [];

    public CurrentUser Secretary => Of(Role.Secretary, Side.Vietnam);

    private DateOnly Today => TestHost.DemoToday;

    public static async Task<StatesWorld> MakeAsync(Database database)
    {
        var world = new StatesWorld(await TestHost.StartAsync(database));
        await world.AddPeopleAsync();
        await world.AddPlansAsync();
        await world.AddReportsAsync();
        await world.AddAmendmentsAsync();
        await world.AddTermsAsync();
        await world.AddMeetingsAsync();
        await world.AddPilotsAsync();
        await world.AddCoursesAsync();
        await world.AddLinkagesAsync();
        await world.AddParkAsync();
        await world.AddDocumentsAsync();
        await world.AddDraftAsync();
        await world.AddHeadAsync();
        return world;
    }

    public CurrentUser Of(Role role, Side side) => People.Single(each => each.Role == role && each.Side == side);

    public Task<string> EmailAsync(CurrentUser person) => Host.Db(db => Task.FromResult(db.Users.Single(each => each.Id == person.Id).Email!));

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>What was written down of the history the night before.</summary>
    private Task AddHeadAsync() => Host.Db(async db =>
    {
        db.HistoryHeads.Add(new SignedHead(Today.AddDays(-1), await HistoryChain.HeadAsync(db, default), "{}", Host.Time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    });

    /// <summary>A word that stands nowhere else.</summary>
    private string Word(string of, Func<CurrentUser, bool> readers)
    {
        var word = $"Qz{of}Zq";
        words.Add(word, readers);
        return word;
    }

    /// <summary>The word in both official languages.</summary>
    private static TextWords Both(string word) => new($"Nội dung {word}", $"ເນື້ອໃນ {word}", null);

    private static EvidenceUpload File(string name, string word, bool isProduct = false) =>
        new(name, () => new MemoryStream([.. "%PDF-1.4 "u8, .. System.Text.Encoding.ASCII.GetBytes(word)]), Both(word), Language.Vi, isProduct);

    /// <summary>Sends, and says yes where something is asked.</summary>
    private async Task<T> SendAsync<T>(IRequest<T> request, CurrentUser? by = null)
    {
        try
        {
            return await Host.SendAs(by ?? Secretary, request);
        }
        catch (RuleException refusal) when (refusal.IsQuestion)
        {
            return await Host.SendConfirmedAs(by ?? Secretary, request, refusal.Broken);
        }
    }

    private async Task AddPeopleAsync()
    {
        foreach (var role in Roles.OfPeople)
        {
            People.Add(await Host.UserAsync(role, Side.Vietnam, password: role is Role.Secretary or Role.CoChair ? Password : null));
            People.Add(await Host.UserAsync(role, Side.Laos, password: Password));
        }

        var delegation = Word("Delegation", user => user.Is(Roles.Drafters | Role.Administrator));
        await SendAsync(new GrantDelegation.Command(Of(Role.Deputy, Side.Laos).Id, Today, Today.AddDays(9), "12/QĐ-TCT", Today, File("quyet-dinh.pdf", delegation), Password), Of(Role.CoChair, Side.Laos));
    }

    /// <summary>What was typed and not sent, as a browser keeps it.</summary>
    private async Task AddDraftAsync()
    {
        var author = Of(Role.Secretary, Side.Laos);
        var word = Word("FormDraft", user => user.Id == author.Id);
        var content = JsonSerializer.Serialize(new
        {
            at = "2026-06-22T01:00:00.000Z",
            tab = "window",
            @base = new { title = string.Empty },
            fields = new { title = word },
            shown = new { title = new { label = "Tên", words = word, language = "vi" } },
        });
        await SendAsync(new KeepDraft.Command("plan:new", content), author);
    }

    private async Task SignBothAsync()
    {
        foreach (var side in Sides.Both)
        {
            await SignAsync(side);
        }
    }

    private async Task SignAsync(Side side)
    {
        var (id, fingerprint) = await OpenRoundAsync();
        await SendAsync(new SignRound.Command(id, fingerprint, Password), Of(Role.CoChair, side));
    }

    /// <summary>The round that was opened last.</summary>
    private async Task<(Guid Id, string Fingerprint)> OpenRoundAsync()
    {
        var open = await Host.Db(db => db.Rounds.Where(each => each.State == Domain.SignOff.RoundState.Open).Select(each => new { each.Id, each.Fingerprint }).ToListAsync());
        var last = open.OrderBy(each => each.Id).Last();
        return (last.Id, last.Fingerprint);
    }

    private async Task ReturnAsync(string word) => await SendAsync(new ReturnRound.Command((await OpenRoundAsync()).Id, $"Sửa {word}"), Of(Role.CoChair, Side.Laos));

    private async Task<Guid> OwnerAsync(Side side, string name) => await SendAsync(new AddOwner.Command(side, new TextWords($"Đơn vị {name}", $"ໜ່ວຍງານ {name}", null)));
}
