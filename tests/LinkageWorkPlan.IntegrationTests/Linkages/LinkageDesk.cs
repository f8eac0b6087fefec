using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Linkages;

/// <summary>The demo with both secretaries, who keep the register.</summary>
internal sealed class LinkageDesk(TestHost host, CurrentUser vietnam, CurrentUser laos) : IAsyncDisposable
{
    public TestHost Host { get; } = host;
    public CurrentUser Vietnam { get; } = vietnam;
    public CurrentUser Laos { get; } = laos;

    public static async Task<LinkageDesk> OpenAsync(Database database)
    {
        var host = await TestHost.StartWithDemoAsync(database);
        return new LinkageDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
    }

    public static EnterpriseForm Form(Side side, string? vi, string? lo = null, string? en = null) => new() { Name = new TextWords(vi, lo, en), Side = side };

    /// <summary>A workbook with one table, its headings in a language.</summary>
    /// <param name="columns">Keys of headings.</param>
    public static byte[] Book(Language language, IReadOnlyList<string> columns, params IReadOnlyList<object?>[] rows) =>
        Books.Of(new Books.Sheet("Any", [.. columns.Select(each => Loc.In(language)[each])], rows));

    public async Task<ImportRegister.Result> ImportAsync(byte[] book, bool merges = false)
    {
        var seen = await Host.SendAs(Vietnam, new GetRegisterPreview.Query(book, merges));
        return await Host.SendAs(Vietnam, new ImportRegister.Command(book, merges, seen.Stamp));
    }

    public async Task<GetEnterprise.Model> ReadAsync(string code, CurrentUser? reader = null) => await Host.SendAs(reader ?? Vietnam, new GetEnterprise.Query(code));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
