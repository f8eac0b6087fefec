using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Glossary;

/// <summary>One side proposes a new term, and so agrees to it; the other side is asked.</summary>
public static class ProposeTerm
{
    [AllowedTo(Role.Secretary | Role.CoChair)]
    public sealed record Command(TermGroup Group, TermForm Form) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).TermForm();
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var term = new Term(context.User.OwnSide, request.Group, request.Form.Read(LocalizedText.Empty, context.User.Language));
            await db.RequireUnlikeAsync(term, cancellationToken);
            db.Terms.Add(term);
            await db.SaveChangesAsync(cancellationToken);
            return term.Id;
        }
    }
}
