using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Adds a file to a model's own evidence.</summary>
public static class AddPilotEvidence
{
    /// <param name="File">Of a type that evidence may have; required.</param>
    /// <param name="Version">The version of the model that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PilotId, EvidenceUpload? File, int Version) : ICommand
    {
        public override string ToString() => $"{nameof(AddPilotEvidence)} {PilotId}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var pilot = await db.PilotAsync(request.PilotId, request.Version, cancellationToken);
            var upload = request.File ?? throw new RuleException(Rules.FileMissing, nameof(request.File));
            var file = new PilotFile(pilot.Id, upload.FileName, EvidenceReader.Read(upload));
            pilot.Add(file, context.User.OwnSide, context.User.Name, clock.Today);
            db.PilotFiles.Add(file);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
