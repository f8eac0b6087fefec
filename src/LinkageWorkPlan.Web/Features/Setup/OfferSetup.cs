using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Setup;

/// <summary>
/// As long as nobody can administer a side, each start gives a new one-time token for its first administrator. Each side has one of its
/// own: no administrator lets in the other side's.
/// </summary>
public static class OfferSetup
{
    public static readonly TimeSpan Valid = TimeSpan.FromHours(24);

    /// <summary>Returns one for each side without an administrator.</summary>
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand<IReadOnlyList<Offer>>;

    /// <param name="Token">Last part of the address.</param>
    public sealed record Offer(Side Side, string Token);

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, IReadOnlyList<Offer>>
    {
        public async Task<IReadOnlyList<Offer>> Handle(Command request, CancellationToken cancellationToken)
        {
            var offers = new List<Offer>();
            foreach (var side in Sides.Both)
            {
                if (await Administrators.AnyOtherAsync(db, side, except: null, cancellationToken))
                {
                    await OneTimeAddress.VoidAdministratorAsync(db, side, cancellationToken);
                }
                else
                {
                    offers.Add(new Offer(side, await OneTimeAddress.NewAdministratorAsync(db, side, clock.UtcNow + Valid, cancellationToken)));
                }
            }

            return offers;
        }
    }
}
