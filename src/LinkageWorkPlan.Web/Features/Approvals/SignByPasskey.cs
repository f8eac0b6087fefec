using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>The same as <see cref="SignRound"/> by a passkey, which signs the fingerprint of the content itself (docs/decisions/0082).</summary>
public static class SignByPasskey
{
    /// <param name="Fingerprint">Of the content that was shown: another one is never signed.</param>
    /// <param name="Credential">What the browser answered, as JSON.</param>
    [AllowedTo(Roles.Signers)]
    public sealed record Command(Guid RoundId, string Fingerprint, string Credential) : ISigns
    {
        public override string ToString() => $"{nameof(SignByPasskey)} {RoundId}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, SigningProtocol protocol, SigningPasskeys passkeys) : IRequestHandler<Command, bool>
    {
        public Task<bool> Handle(Command request, CancellationToken cancellationToken) => protocol.SignAsync(
            request,
            async round => new Given(
                await db.SignerAsync(context.User, clock.Today, cancellationToken),
                Proof: SignatureProof.Passkey,
                Passkey: await passkeys.UseAsync(request.Credential, round, cancellationToken)),
            cancellationToken);
    }
}
