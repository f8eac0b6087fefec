using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A co-chair, or a deputy by delegation, signs for their own side, after giving the password again and, with a second factor, a code: the weaker way beside <see cref="SignByPasskey"/>. The second signature adopts the plan or issues the report.</summary>
public static class SignRound
{
    /// <param name="Fingerprint">Of the content that was shown: another one is never signed.</param>
    /// <param name="Code">Of the app, or a recovery code; asked of an account with a second factor.</param>
    [AllowedTo(Roles.Signers)]
    public sealed record Command(Guid RoundId, string Fingerprint, string Password, string Code = "") : ISigns, IConfirmedWithCode
    {
        public override string ToString() => $"{nameof(SignRound)} {RoundId}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, SigningProtocol protocol, SecondFactors factors) : IRequestHandler<Command, bool>
    {
        public Task<bool> Handle(Command request, CancellationToken cancellationToken) => protocol.SignAsync(
            request,
            async _ => new Given(
                await db.SignerAsync(context.User, clock.Today, cancellationToken),
                Proof: await factors.HasAnyAsync(context.User.Id, cancellationToken) ? SignatureProof.PasswordAndCode : SignatureProof.Password),
            cancellationToken);
    }
}
