using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Setup;

/// <summary>As long as nobody can administer, each start gives a new one-time token for the first administrator.</summary>
public static class OfferSetup
{
    public static readonly TimeSpan Valid = TimeSpan.FromHours(24);

    /// <summary>Returns null where there is an administrator.</summary>
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand<string?>;

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, string?>
    {
        public async Task<string?> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await Administrators.AnyOtherAsync(db, except: null, cancellationToken))
            {
                await OneTimeAddress.VoidAsync(db, null, cancellationToken);
                return null;
            }

            return await OneTimeAddress.NewAsync(db, null, clock.UtcNow + Valid, cancellationToken);
        }
    }
}
