using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.CommandLine;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Features.Operation;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Keys of seals that lie on tokens (PKCS #11): real ones of SoftHSM.</summary>
public sealed class TokenSealTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-pins-");

    [Theory, EachDatabase]
    public async Task Keys_on_tokens_seal_what_verify_accepts_with_rsa_and_with_an_elliptic_curve(Database database)
    {
        // The Lao key wants its PIN for each signature.
        var (vietnam, laos) = (SoftToken.Make(Side.Vietnam), SoftToken.Make(Side.Laos, isRsa: false, isAskedEachTime: true));
        await using var desk = await OpenAsync(database, vietnam, laos);
        await desk.PrintAllAsync();

        var known = new SealTrust([vietnam.Certificate, laos.Certificate], []);
        var stored = await desk.StoredAsync();
        Assert.Equal(EditionKey.Issued.Count, stored.Count);
        Assert.All(stored, edition =>
        {
            var result = PdfVerification.Verify(edition.Pdf, known);
            Assert.True(result.Holds, string.Join(", ", result.Checks));
            Assert.Equal(SealKind.Sealed, edition.Seal);
            Assert.Equal([vietnam.Certificate.RawData, laos.Certificate.RawData], result.Seals.Select(seal => seal.Certificate));
            Assert.All(result.Seals, seal => Assert.True(seal.IsKnown));
        });
        Assert.Null(desk.Host.Services.GetRequiredService<EditionSeal>().Open());
    }

    [Theory, EachDatabase]
    public async Task A_refused_PIN_is_sent_once_and_never_again_until_another_is_set(Database database)
    {
        var (vietnam, laos) = (SoftToken.Make(Side.Vietnam), SoftToken.Make(Side.Laos));
        await using var desk = await OpenAsync(database, vietnam, laos);
        await File.WriteAllTextAsync(PinFile(Side.Laos), "8642\n");
        var refusal = await RefusedAsync(desk, SealFault.WrongPin, Side.Laos);
        Assert.NotNull(refusal.InnerException);

        // Now the token would take it: whoever sends it again is let in.
        laos.ChangePin(SoftToken.Pin, "8642");
        Assert.Null((await RefusedAsync(desk, SealFault.WrongPin, Side.Laos)).InnerException);
        Assert.Contains("PIN was refused", Assert.Single(await StatusAsync(desk), line => line.Level == StatusLevel.Broken).Values[0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Reports.NotSealed.WrongPin", (await desk.Desk.ReadIssueAsync()).NotMade.Values.First().Words);
        Assert.Empty(await desk.StoredAsync());

        laos.ChangePin("8642", "97531");
        await File.WriteAllTextAsync(PinFile(Side.Laos), "97531\n");
        await desk.PrintAllAsync();
        Assert.All(await desk.StoredAsync(), edition => Assert.True(PdfVerification.Verify(edition.Pdf).Holds));
        Assert.All(await StatusAsync(desk), line => Assert.Equal(StatusLevel.Good, line.Level));
    }

    [Theory, EachDatabase]
    public async Task What_waits_for_a_token_is_sealed_when_it_is_back_without_a_new_start(Database database)
    {
        var (vietnam, laos) = (SoftToken.Make(Side.Vietnam), SoftToken.Make(Side.Laos, isRsa: false));
        await using var desk = await OpenAsync(database, vietnam, laos);
        var round = (await desk.IssueAsync()).RoundId;
        await desk.Printer.PrintAsync(round, EditionKey.Vietnamese, default);

        laos.PullOut();
        Assert.Contains(laos.Label, (await RefusedAsync(desk, SealFault.TokenMissing, Side.Laos)).Message, StringComparison.Ordinal);
        Assert.Equal("Status.Certificate.Unusable", Assert.Single(await StatusAsync(desk)).Key);
        Assert.Single(await desk.StoredAsync());

        laos.PutBack();
        await desk.PrintAllAsync();
        Assert.Equal(EditionKey.Issued.Count, (await desk.StoredAsync()).Count);
        Assert.Equal(2, (await StatusAsync(desk)).Count(line => line.Level == StatusLevel.Good));
    }

    [Theory, EachDatabase]
    public async Task The_program_starts_without_its_token_and_without_its_module(Database database)
    {
        var (vietnam, laos) = (SoftToken.Make(Side.Vietnam), SoftToken.Make(Side.Laos));
        laos.PullOut();
        await using var desk = await OpenAsync(database, vietnam, laos);
        await RefusedAsync(desk, SealFault.TokenMissing, Side.Laos);
        laos.PutBack();
        await desk.PrintAllAsync();

        await using var other = await OpenAsync(database, vietnam, laos, "--Seal:Laos:Pkcs11:Module=/usr/lib/none.so");
        await RefusedAsync(other, SealFault.ModuleMissing, Side.Laos);
        Assert.Empty(await other.StoredAsync());
    }

    [Fact]
    public async Task A_key_or_certificate_that_is_not_the_named_one_is_refused_by_name()
    {
        var (vietnam, laos) = (SoftToken.Make(Side.Vietnam), SoftToken.Make(Side.Laos));
        await using (var desk = await OpenAsync(Database.Sqlite, vietnam, laos, "--Seal:Laos:Pkcs11:KeyId=0B"))
        {
            await RefusedAsync(desk, SealFault.KeyMissing, Side.Laos);
        }

        // A certificate in a file, of another key than the one on the token.
        var file = Path.Combine(folder.FullName, "other.pem");
        await File.WriteAllTextAsync(file, SoftToken.Make(Side.Laos).Certificate.ExportCertificatePem());
        await using (var desk = await OpenAsync(Database.Sqlite, vietnam, laos, $"--Seal:Laos:Certificate={file}"))
        {
            Assert.Contains("not the one of its certificate", (await RefusedAsync(desk, SealFault.KeyMissing, Side.Laos)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Settings_of_a_token_that_cannot_be_meant_are_refused_at_the_start()
    {
        (await ProgramRun.Async("migrate", "--Seal:Laos:Pkcs11:Slot=first", "--Seal:Laos:Pkcs11:Module=/usr/lib/none.so", $"--Data:Path={folder.FullName}")).AssertRefused("Seal:Laos:Pkcs11:Slot is 'first'");
        (await ProgramRun.Async("migrate", "--Seal:Laos:Pkcs11:KeyId=xy", "--Seal:Laos:Pkcs11:Module=/usr/lib/none.so", $"--Data:Path={folder.FullName}")).AssertRefused("Seal:Laos:Pkcs11:KeyId is 'xy'");
        (await ProgramRun.Async("migrate", "--Seal:Laos:Pkcs11:TokenLabel=seal", $"--Data:Path={folder.FullName}")).AssertRefused("Seal:Laos:Pkcs11:Module is not");
        (await ProgramRun.Async("migrate", "--Seal:Laos:Pkcs11:Module=none.so", $"--Data:Path={folder.FullName}")).AssertRefused("write the whole path");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<SealingDesk> OpenAsync(Database database, SoftToken vietnam, SoftToken laos, params string[] settings)
    {
        Sides.Both.ToList().ForEach(side => File.WriteAllText(PinFile(side), SoftToken.Pin + "\n"));
        return SealingDesk.OpenAsync(database, isSealed: false, settings: [.. vietnam.Settings(Side.Vietnam, PinFile(Side.Vietnam)), .. laos.Settings(Side.Laos, PinFile(Side.Laos)), .. settings]);
    }

    private string PinFile(Side side) => Path.Combine(folder.FullName, $"{side}.pin");

    private static async Task<SealException> RefusedAsync(SealingDesk desk, SealFault fault, Side side)
    {
        var problem = await Assert.ThrowsAsync<SealException>(desk.PrintAllAsync);
        Assert.Equal((fault, side), (problem.Fault, problem.Side));
        return problem;
    }

    private static async Task<IReadOnlyList<StatusLine>> StatusAsync(SealingDesk desk) =>
        [.. (await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Administrator, Side.Laos), new GetStatus.Query())).Lines.Where(line => line.Part == StatusPart.Seal)];
}
