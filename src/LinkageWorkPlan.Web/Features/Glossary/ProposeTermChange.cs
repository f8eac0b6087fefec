using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Glossary;

/// <summary>
/// One side proposes other words; agreed ones stay in force until the other side agrees. The same answers a proposal with another.
/// </summary>
public static class ProposeTermChange
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary | Role.CoChair)]
    public sealed record Command(Guid Id, TermForm Form, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).TermForm();
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var term = await db.TermAsync(request.Id, request.Version, cancellationToken);
            var note = term.ProposedNote.IsEmpty ? term.Note : term.ProposedNote;
            term.ProposeChange(context.User.OwnSide, request.Form.Read(note, context.User.Language));
            await db.RequireUnlikeAsync(term, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
