using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Features.Operation;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Files.Scanning;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Files;

/// <summary>No file that somebody sends is kept before the virus scanner looked through it.</summary>
public sealed class ScanTests
{
    private static readonly ProgressForm Form = new() { EffectiveOn = TestHost.DemoToday, Percent = 40 };

    [Theory, EachDatabase]
    public async Task Only_what_the_scanner_finds_clean_is_kept(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        await using var scanner = new ScannerServer();
        await using var host = desk.Host.Beside($"--Scanner:Address={scanner.Address}");
        var broken = await host.RefusedAsync(desk.Secretary, new RecordProgress.Command(task, Form, [File("tot.txt", "tốt"), File("xau.txt", $"… {ScannerServer.Marker}"), File("xau-2.txt", ScannerServer.Marker)]));
        Assert.Equal([Rules.FileInfected, Rules.FileInfected], broken.Select(each => each.Rule));
        Assert.Equal(["xau.txt: Test.Marker-1", "xau-2.txt: Test.Marker-1"], broken.Select(each => string.Join(": ", each.Arguments)));
        Assert.Equal((0, 0), await KeptAsync(host));

        var large = new string('a', 200_000);
        await host.SendAs(desk.Secretary, new RecordProgress.Command(task, Form, [File("tot.txt", "tốt"), File("lon.txt", large)]));
        Assert.Equal((1, 2), await KeptAsync(host));
        Assert.Equal(large.Length, scanner.Sizes[^1]);
    }

    [Theory, EachDatabase]
    public async Task What_a_workbook_brings_is_scanned_too(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await using var scanner = new ScannerServer();
        await using var host = desk.Host.Beside($"--Scanner:Address={scanner.Address}");
        var broken = Assert.Single(await host.RefusedAsync(desk.Secretary, new ImportRegister.Command(Encoding.UTF8.GetBytes(ScannerServer.Marker), Merges: false, "seen")));
        Assert.Equal((Rules.ContentInfected, "Test.Marker-1"), (broken.Rule, broken.Arguments.Single()));
    }

    [Theory, EachDatabase]
    public async Task Where_the_scanner_gives_no_answer_nothing_is_kept(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        await using var scanner = new ScannerServer();
        await using var host = desk.Host.Beside($"--Scanner:Address={scanner.Address}");
        foreach (var instead in new[] { "INSTREAM size limit exceeded. ERROR", "stream: Scan failed ERROR", string.Empty })
        {
            scanner.Instead = instead;
            Assert.Equal(Rules.NotScanned, await host.RefusalAsync(desk.Secretary, new RecordProgress.Command(task, Form, [File("tot.txt", "tốt")])));
        }

        await scanner.EndAsync();
        Assert.Equal(Rules.NotScanned, await host.RefusalAsync(desk.Secretary, new RecordProgress.Command(task, Form, [File("tot.txt", "tốt")])));
        Assert.Equal((0, 0), await KeptAsync(host));

        // What brings no file is not asked about.
        await host.SendAs(desk.Secretary, new RecordProgress.Command(task, Form, []));
    }

    [Fact]
    public async Task A_scanner_that_hangs_is_given_up_and_a_file_that_breaks_off_is_no_fault_of_it()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        var task = await desk.AdoptAsync();
        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        await using var host = desk.Host.Beside($"--Scanner:Address={hanging.LocalEndpoint}", "--Scanner:TimeoutSeconds=1");
        Assert.Equal(Rules.NotScanned, await host.RefusalAsync(desk.Secretary, new RecordProgress.Command(task, Form, [File("tot.txt", "tốt")])));
        Assert.Equal((StatusLevel.Broken, "Status.Scanner.Silent"), await StatusAsync(host, await desk.Host.UserAsync(Role.Administrator)));

        var broken = File("tot.txt", "tốt") with { Open = () => new BrokenStream() };
        await Assert.ThrowsAsync<IOException>(() => host.SendAs(desk.Secretary, new RecordProgress.Command(task, Form, [broken])));
    }

    [Fact]
    public async Task Administrators_see_whether_it_answers()
    {
        await using var without = await TestHost.StartAsync(Database.Sqlite);
        var administrator = await without.UserAsync(Role.Administrator);
        Assert.Equal((StatusLevel.Attention, "Status.Scanner.None"), await StatusAsync(without, administrator));
        await using var scanner = new ScannerServer();
        await using var host = without.Beside($"--Scanner:Address={scanner.Address}");
        Assert.Equal((StatusLevel.Good, "Status.Scanner.Good"), await StatusAsync(host, administrator));
        await scanner.EndAsync();
        Assert.Equal((StatusLevel.Broken, "Status.Scanner.Silent"), await StatusAsync(host, administrator));
        await using var socket = without.Beside("--Scanner:Address=/nowhere/clamd.ctl");
        Assert.Equal((StatusLevel.Broken, "Status.Scanner.Silent"), await StatusAsync(socket, administrator));
    }

    [Theory]
    [InlineData("clamd", 60, 1)]
    [InlineData("clamd:0", 60, 1)]
    [InlineData("clamd:99999", 60, 1)]
    [InlineData(":3310", 601, 2)]
    [InlineData("clamd:3310", 0, 1)]
    [InlineData("127.0.0.1:3310", 60, 0)]
    [InlineData("[::1]:3310", 60, 0)]
    [InlineData("/run/clamav/clamd.ctl", 60, 0)]
    [InlineData("", 60, 0)]
    public void An_address_that_is_none_is_named_at_the_start(string address, int seconds, int problems) =>
        Assert.Equal(problems, new ScannerOptions { Address = address, TimeoutSeconds = seconds }.Problems().Count());

    /// <summary>Whatever holds bytes or can be read: no command forgets to have its files scanned.</summary>
    [Fact]
    public void Every_command_that_people_send_with_a_file_is_scanned()
    {
        var commands = typeof(RecordProgress).Assembly.GetTypes().Where(each => each.IsAssignableTo(typeof(IChange)) && each is { IsAbstract: false, ContainsGenericParameters: false }).ToList();
        var bring = commands.Where(each => Brings(each, []) && each.GetCustomAttribute<AllowedToAttribute>()!.Roles != Role.System).ToList();
        Assert.Contains(typeof(AddDocumentVersion.Command), bring);
        Assert.InRange(bring.Count, 10, commands.Count);
        Assert.All(bring, each => Assert.NotEmpty(ReceivedFiles.Holders(each)));
        return;

        static bool Brings(Type type, HashSet<Type> seen) => seen.Add(type) && (type == typeof(byte[]) || type.IsAssignableTo(typeof(Stream)) || type == typeof(Func<Stream>)
            || (type.IsArray && Brings(type.GetElementType()!, seen)) || type.GetGenericArguments().Any(each => Brings(each, seen))
            || (type.Assembly == typeof(RecordProgress).Assembly && type.GetProperties().Any(each => Brings(each.PropertyType, seen))));
    }

    [Fact]
    public void A_file_within_a_part_of_a_request_is_found()
    {
        var file = File("a.txt", "a");
        Assert.Equal(["a.txt"], FilesOf<AddDocumentVersion.Command>.In(new AddDocumentVersion.Command(Guid.Empty, new DocumentUpload(file, null), 1)).Select(each => each.Name));
        Assert.Empty(FilesOf<AddDocumentVersion.Command>.In(new AddDocumentVersion.Command(Guid.Empty, null, 1)));
    }

    private static EvidenceUpload File(string name, string content) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(content)), TextWords.None, Language.Vi, false);

    private static Task<(int Records, int Files)> KeptAsync(TestHost host) => host.Db(async db => (await db.Progress.CountAsync(), await db.EvidenceFiles.CountAsync()));

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The disk is gone.");
    }

    private static async Task<(StatusLevel Level, string Key)> StatusAsync(TestHost host, CurrentUser administrator)
    {
        var lines = (await host.SendAs(administrator, new GetStatus.Query())).Lines;
        return lines.Where(each => each.Part == StatusPart.Scanner).Select(each => (each.Level, each.Key)).Single();
    }
}
