using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>By what the reader can sign.</summary>
/// <param name="Passkeys">Ids of their passkeys, in base64url; empty where they have none.</param>
/// <param name="NeedsCode">The password alone is not enough, because the account has a second factor.</param>
/// <param name="Site">To whose name the passkeys belong; null for the host of the page.</param>
public sealed record WaysToSign(IReadOnlyList<string> Passkeys, bool NeedsCode, string? Site)
{
    public static readonly WaysToSign None = new([], false, null);

    internal static async Task<WaysToSign> LoadAsync(VisibleDb db, SiteAddress site, CancellationToken cancel)
    {
        var passkeys = await db.OwnPasskeys.OrderBy(each => each.Id).Select(each => each.CredentialId).ToListAsync(cancel);
        return new WaysToSign([.. passkeys.Select(each => PasskeyProof.Write(each))], passkeys.Count > 0 || await db.OwnSecondFactors.AnyAsync(cancel), site.Address?.Host);
    }
}
