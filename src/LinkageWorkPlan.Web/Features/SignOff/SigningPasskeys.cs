using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing.Passkeys;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>
/// Takes what a passkey of the sender answered to the fingerprint of a content. The framework's own check is of no use here: it asks for a
/// random number, which proves nothing later.
/// </summary>
internal sealed class SigningPasskeys(WorkPlanDb db, RequestContext context, SecondFactors factors, SiteAddress site)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    /// <param name="credential">What the browser answered, as JSON.</param>
    /// <exception cref="RuleException"><see cref="Rules.ContentChanged"/>: it signs another content; <see cref="Rules.PasskeyNotSigned"/>: it is no passkey of the sender's, of another site, without its person, used before, or does not hold.</exception>
    public async Task<PasskeyProof> UseAsync(string credential, SignOffRound round, CancellationToken cancel)
    {
        if (Read(credential) is not { Response: { } answer } answered || PasskeyProof.Read(answered.Id) is not { } id
            || await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(each => each.CredentialId == id && each.AccountId == context.User.Id, cancel) is not { } passkey)
        {
            throw new RuleException(Rules.PasskeyNotSigned);
        }

        var proof = new PasskeyProof(0, PasskeyProof.Write(id), PasskeyProof.Write(passkey.PublicKey), answer.AuthenticatorData ?? string.Empty, answer.ClientDataJson ?? string.Empty, answer.Signature ?? string.Empty);
        if (PasskeyAssertion.Read(proof) is not { } read)
        {
            throw new RuleException(Rules.PasskeyNotSigned);
        }

        proof = proof with { Algorithm = read.Algorithm };
        Require(read, passkey, round.Fingerprint);
        await RequireUnusedAsync(proof, cancel);
        await factors.UsedAsync(id, read.Counter, read.IsBackedUp);
        return proof;
    }

    private void Require(PasskeyAssertion read, Passkey passkey, string fingerprint)
    {
        if (read.FaultOf(fingerprint) is { } fault)
        {
            throw new RuleException(fault == PasskeyFault.OtherContent ? Rules.ContentChanged : Rules.PasskeyNotSigned);
        }

        // Without a setting it is the site at which the framework found the passkey right when it was made.
        var own = site.Address ?? PasskeyAssertion.OriginIn(passkey.ClientData);
        var isOfHere = own is not null && read.IsOf(own.Host) && Uri.Compare(read.Origin, own, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

        // A counter that does not go up is that of a copy.
        if (!isOfHere || ((read.Counter > 0 || passkey.SignCount > 0) && read.Counter <= passkey.SignCount))
        {
            throw new RuleException(Rules.PasskeyNotSigned);
        }
    }

    /// <summary>What was returned and is sent again unchanged has the same fingerprint: what signed it then is not taken a second time.</summary>
    private async Task RequireUnusedAsync(PasskeyProof proof, CancellationToken cancel)
    {
        var key = proof.KeySha256();
        var kept = await db.Set<Signature>().AsNoTracking().Where(each => each.KeySha256 == key && each.AccountId == context.User.Id).Select(each => each.Passkey).ToListAsync(cancel);
        if (kept.Exists(each => PasskeyAssertion.IsSame(each!, proof)))
        {
            throw new RuleException(Rules.PasskeyNotSigned);
        }
    }

    private static Answered? Read(string credential)
    {
        try
        {
            return BoundedJson.Read<Answered>(credential, Json, PasskeyProof.PartMax * 4);
        }
        catch (Exception exception) when (exception is JsonException or ReadLimitException)
        {
            return null;
        }
    }

    private sealed record Answered(string? Id, Answer? Response);

    private sealed record Answer(string? AuthenticatorData, [property: System.Text.Json.Serialization.JsonPropertyName("clientDataJSON")] string? ClientDataJson, string? Signature);
}
