using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A co-chair, or a deputy by delegation, signs for their own side, after giving the password again. The second signature adopts the plan or issues the report.</summary>
public static class SignRound
{
    /// <param name="Fingerprint">Of the content that was shown: another one is never signed.</param>
    [AllowedTo(Roles.Signers)]
    public sealed record Command(Guid RoundId, string Fingerprint, string Password) : ISigns
    {
        public override string ToString() => $"{nameof(SignRound)} {RoundId}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, SigningProtocol protocol) : IRequestHandler<Command, bool>
    {
        public Task<bool> Handle(Command request, CancellationToken cancellationToken) =>
            protocol.SignAsync(request, async _ => (await db.SignerAsync(context.User, clock.Today, cancellationToken), null), cancellationToken);
    }
}
