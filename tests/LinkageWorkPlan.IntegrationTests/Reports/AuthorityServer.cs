using LinkageWorkPlan.Domain;
using LinkageWorkPlan.UnitTests.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>An authority whose services answer on this machine, with a certificate of each side.</summary>
internal sealed class AuthorityServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-authority-");
    private readonly WebApplication server;

    private AuthorityServer(WebApplication server)
    {
        this.server = server;
        Authority = new TestAuthority(server.Urls.First() + "/");
        foreach (var side in Sides.Both)
        {
            File.WriteAllBytes(FileOf(side), Authority.Seal(side == Side.Vietnam ? "VN" : "LA", string.Empty));
        }
    }

    public TestAuthority Authority { get; }

    /// <summary>Parts of addresses that lead to <c>moved/</c> them.</summary>
    public HashSet<string> Moved { get; } = [];

    /// <summary>Of the certificates and the time stamp service.</summary>
    public string[] Settings => [.. Sides.Both.Select(side => $"--Seal:{side}:Certificate={FileOf(side)}"), $"--Seal:TimeStampUrl={server.Urls.First()}/tsr"];

    public static async Task<AuthorityServer> StartAsync()
    {
        AuthorityServer? started = null;
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Map("/{**path}", async (string path, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return started!.Moved.Contains(path) ? Results.Redirect("/moved/" + path)
                : started.Authority.Answer(path.Replace("moved/", string.Empty, StringComparison.Ordinal), body.ToArray()) is { } answer ? Results.Bytes(answer)
                : Results.NotFound();
        });
        await server.StartAsync();
        return started = new AuthorityServer(server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Authority.Dispose();
        folder.Delete(recursive: true);
    }

    private string FileOf(Side side) => Path.Combine(folder.FullName, $"{side}.pfx");
}
