using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Sealing.Passkeys;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>Who signs with a passkey leaves a proof that needs no server.</summary>
public sealed class PasskeySigningTests
{
    [Theory, EachDatabase]
    public async Task A_passkey_signs_the_content_itself_and_the_proof_is_kept_with_the_signature(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        using var device = SoftPasskey.Make();
        await GiveAsync(desk.Host, desk.Chairs[Side.Vietnam], device);
        var round = await desk.AskAsync();
        Assert.Equal([PasskeyProof.Write(device.Id)], (await desk.Host.SendAs(desk.Chairs[Side.Vietnam], new GetRound.Query(round.Id))).Ways.Passkeys);

        Assert.False(await SignAsync(desk, Side.Vietnam, round, device.Answer(round.Fingerprint, new DeviceAnswer(Counter: 3))));
        Assert.True(await desk.SignAsync(round, Side.Laos));

        var kept = (await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Id == round.Id))).Signatures;
        var signed = kept.Single(each => each.Side == Side.Vietnam);
        Assert.Equal((SignatureProof.Passkey, -7, PasskeyProof.Write(device.PublicKey)), (signed.Proof, signed.Passkey!.Algorithm, signed.Passkey.PublicKey));
        Assert.Null(PasskeyAssertion.FaultOf(signed.Passkey, Fingerprint.OfContent(round.Content)));
        Assert.Equal(Fingerprint.OfBytes(device.PublicKey), signed.KeySha256);
        Assert.Equal((SignatureProof.Password, null), (kept.Single(each => each.Side == Side.Laos).Proof, kept.Single(each => each.Side == Side.Laos).Passkey));
        var used = await desk.Host.Db(db => db.Passkeys.AsNoTracking().SingleAsync());
        Assert.Equal((3, true), (used.SignCount, used.UsedAt is not null));
        var told = (await desk.Host.SendAs(desk.Secretary, new ListHistory.Query(SubjectId: desk.PlanId))).Entries.First(each => each.Action == nameof(SignByPasskey));
        Assert.Contains(told.Changes, each => each.Field.EndsWith("." + nameof(Signature.KeySha256), StringComparison.Ordinal) && each.After == signed.KeySha256);
    }

    [Theory, EachDatabase]
    public async Task An_answer_to_another_content_of_another_site_person_or_key_and_one_that_was_used_is_refused(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        using var device = SoftPasskey.Make();
        using var others = SoftPasskey.Make();
        await GiveAsync(desk.Host, desk.Chairs[Side.Vietnam], device, counter: 5);
        await GiveAsync(desk.Host, desk.Chairs[Side.Laos], others);
        var round = await desk.AskAsync();
        var good = new DeviceAnswer(Counter: 6);

        await RefusedAsync(Rules.ContentChanged, device.Answer(Fingerprint.OfContent("{}"), good));
        await RefusedAsync(Rules.PasskeyNotSigned, device.Answer(round.Fingerprint, good with { Origin = "https://linkage.example.com" }));
        await RefusedAsync(Rules.PasskeyNotSigned, device.Answer(round.Fingerprint, good with { Origin = "https://other.linkage.example.org" }));
        await RefusedAsync(Rules.PasskeyNotSigned, device.Answer(round.Fingerprint, good with { Origin = "http://linkage.example.org" }));
        await RefusedAsync(Rules.PasskeyNotSigned, device.Answer(round.Fingerprint, good with { IsVerified = false }));
        await RefusedAsync(Rules.PasskeyNotSigned, device.Answer(round.Fingerprint, good with { Counter = 5 }));
        await RefusedAsync(Rules.PasskeyNotSigned, others.Answer(round.Fingerprint, good));
        await RefusedAsync(Rules.PasskeyNotSigned, others.Answer(round.Fingerprint, good).Replace(PasskeyProof.Write(others.Id), PasskeyProof.Write(device.Id), StringComparison.Ordinal));
        await RefusedAsync(Rules.PasskeyNotSigned, "{}");
        await RefusedAsync(Rules.PasskeyNotSigned, "no answer");
        Assert.Empty((await desk.OpenRoundAsync()).Signatures);
        Assert.Equal(5, await desk.Host.Db(db => db.Passkeys.Where(each => each.AccountId == desk.Chairs[Side.Vietnam].Id).Select(each => each.SignCount).SingleAsync()));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(desk.Secretary, new SignByPasskey.Command(round.Id, round.Fingerprint, device.Answer(round.Fingerprint, good))));

        async Task RefusedAsync(string rule, string credential) =>
            Assert.Equal(rule, await desk.Host.RefusalAsync(desk.Chairs[Side.Vietnam], new SignByPasskey.Command(round.Id, round.Fingerprint, credential)));
    }

    [Theory, EachDatabase]
    public async Task What_changed_after_it_was_shown_is_not_signed(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        using var device = SoftPasskey.Make();
        await GiveAsync(desk.Host, desk.Chairs[Side.Vietnam], device);
        var round = await desk.AskAsync();
        await desk.ChangeTaskAsync(task => task.SetText(nameof(AgreedTask.Title), task.Agreed.Title.Write(Language.Vi, "Tên mới")));
        Assert.Equal(Rules.ContentChanged, await desk.Host.RefusalAsync(desk.Chairs[Side.Vietnam], new SignByPasskey.Command(round.Id, round.Fingerprint, device.Answer(round.Fingerprint))));
    }

    [Theory, EachDatabase]
    public async Task What_signed_a_content_that_was_taken_back_does_not_sign_it_again(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        using var device = SoftPasskey.Make();
        await GiveAsync(desk.Host, desk.Chairs[Side.Vietnam], device);
        var round = await desk.AskAsync();
        var answer = device.Answer(round.Fingerprint);
        await SignAsync(desk, Side.Vietnam, round, answer);
        await desk.Host.SendAs(desk.Secretary, new WithdrawRound.Command(round.Id, "Chưa đến lúc"));
        var again = await desk.AskAsync();
        Assert.Equal(round.Fingerprint, again.Fingerprint);
        Assert.Equal(Rules.PasskeyNotSigned, await desk.Host.RefusalAsync(desk.Chairs[Side.Vietnam], new SignByPasskey.Command(again.Id, again.Fingerprint, answer)));
        await SignAsync(desk, Side.Vietnam, again, device.Answer(again.Fingerprint));
    }

    [Theory, EachDatabase]
    public async Task The_password_alone_signs_only_where_there_is_no_second_factor(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        var chair = desk.Chairs[Side.Laos];
        using var device = SoftPasskey.Make();
        await GiveAsync(desk.Host, chair, device);
        Assert.Equal(Rules.WrongCode, await desk.Host.RefusalAsync(chair, new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password)));
        var codes = await desk.Host.SendAs(chair, new Web.Features.Accounts.Security.RenewRecoveryCodes.Command(SigningDesk.Password));
        Assert.Equal(Rules.WrongPassword, await desk.Host.RefusalAsync(chair, new SignRound.Command(round.Id, round.Fingerprint, "một mật khẩu khác", codes[0])));
        await desk.Host.SendAs(chair, new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password, codes[0]));
        Assert.Equal(SignatureProof.PasswordAndCode, (await desk.OpenRoundAsync()).Signatures.Single().Proof);
    }

    [Theory, EachDatabase]
    public async Task The_sealed_document_proves_both_passkeys_without_this_server(Database database)
    {
        await using var desk = await SealingDesk.OpenDraftAsync(database, TestChanges.None);
        await desk.Desk.SendAsync();
        foreach (var side in Sides.Both)
        {
            var chair = await desk.Host.DemoUserAsync(Role.CoChair, side);
            using var device = SoftPasskey.Make();
            await GiveAsync(desk.Host, chair, device);
            var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open && each.SubjectCode == ReportDesk.Code));
            await desk.Host.SendAs(chair, new SignByPasskey.Command(round.Id, round.Fingerprint, device.Answer(round.Fingerprint)));
        }

        await desk.PrintAllAsync();
        Assert.All(await desk.StoredAsync(), edition =>
        {
            var result = PdfVerification.Verify(edition.Pdf);
            Assert.True(result.Holds);
            Assert.Equal(2, result.Checks.Count(each => each is { Code: "Found.PasskeyHolds", Outcome: Outcome.Passed }));
        });
        var file = Path.Combine(Directory.CreateTempSubdirectory("lwp-passkey-").FullName, "report.pdf");
        await File.WriteAllBytesAsync(file, (await desk.StoredAsync())[0].Pdf);
        var said = await ProgramRun.Async("verify", file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal(2, said.Out.Split("signed with a passkey: holds").Length - 1);
        Assert.Equal(3, said.ExitCode);
    }

    private static Task<bool> SignAsync(SigningDesk desk, Side side, SignOffRound round, string credential) => desk.Host.SendAs(desk.Chairs[side], new SignByPasskey.Command(round.Id, round.Fingerprint, credential));

    /// <summary>As if the person had added it on the page.</summary>
    private static Task GiveAsync(TestHost host, CurrentUser user, SoftPasskey device, long counter = 0) => host.Db(db =>
    {
        db.Passkeys.Add(new Passkey
        {
            AccountId = user.Id,
            Name = "Thiết bị thử",
            CredentialId = device.Id,
            PublicKey = device.PublicKey,
            ClientData = """{"type":"webauthn.create","challenge":"AA","origin":"https://linkage.example.org"}"""u8.ToArray(),
            SignCount = counter,
            IsUserVerified = true,
        });
        return db.SaveChangesAsync();
    });
}
