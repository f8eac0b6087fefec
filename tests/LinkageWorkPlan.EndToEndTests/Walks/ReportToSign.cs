using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Api;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>
/// The demo with its half-year report before both co-chairs, who are signed in. It is made once, on SQLite or on PostgreSQL, and each program that
/// is to be killed gets a copy.
/// </summary>
internal sealed class ReportToSign : IAsyncDisposable
{
    private readonly World world;
    private readonly PostgresDatabase? database;
    private readonly Seals seals = new();
    private readonly Dictionary<Side, string> signedIn = [];
    private AppProcess app = null!;

    private ReportToSign(World world, PostgresDatabase? database) => (this.world, this.database) = (world, database);

    public Seals Seals => seals;

    /// <summary>With which a program records as the Vietnamese secretary.</summary>
    public string Token { get; private set; } = string.Empty;

    public static async Task<ReportToSign> PrepareAsync(World world, bool onPostgres)
    {
        var made = new ReportToSign(world, onPostgres ? await PostgresDatabase.CreateAsync() : null);
        made.app = await AppProcess.StartAsync(made.database?.Alone ?? []);
        foreach (var side in Sides.Both)
        {
            await using var chair = await world.VisitorAsync(Role.CoChair, side, made.app);
            made.signedIn[side] = await chair.Page.Context.StorageStateAsync();
        }

        await made.app.ArrangeAsync(async people =>
        {
            await people.SendReportAsync();
            made.Token = await people.SendAsync(Role.Secretary, Side.Vietnam, new CreateApiToken.Command("kills", ApiScope.Write, ApiToken.DaysMax));
        });
        await made.app.EndAsync();
        return made;
    }

    /// <summary>A program with a copy of it, which prints, seals, and mails each office its edition.</summary>
    public async Task<Copy> CopyAsync(SmtpServer post)
    {
        var copied = database is null ? null : await database.CopyAsync();
        return new Copy(copied, await app.StartCopyAsync(
        [
            .. copied?.Alone ?? [], .. seals.Settings,
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", post.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Mail:Encryption", "None"), ("Mail:From", "to@test.lwp"),
            ("Mail:AttachPdf", "true"), ("Api:RequestsPerMinute", "1000000"),
        ]));
    }

    /// <summary>A co-chair with what is to be signed on the screen and the password typed.</summary>
    public async Task<Visitor> ChairAsync(Side side, AppProcess at)
    {
        var chair = await world.NobodyAsync(at, state: signedIn[side], language: side.NativeLanguage());
        await SigningWalk.OpenAsync(chair);
        return chair;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        seals.Dispose();
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    internal sealed class Copy(PostgresDatabase? database, AppProcess app) : IAsyncDisposable
    {
        public AppProcess App { get; } = app;

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            if (database is not null)
            {
                await database.DisposeAsync();
            }
        }
    }
}
