using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Writes into an amendment what is to be agreed of an indicator: one of the plan, or a new one.</summary>
public static class AmendIndicator
{
    /// <param name="IndicatorCode">The indicator of the plan, or the code under which the amendment already adds one; null for a new one.</param>
    /// <param name="Why">May be empty: then the amendment's own reason counts.</param>
    /// <param name="Version">The amendment's, with which the form was opened.</param>
    /// <returns>The indicator's code.</returns>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string? IndicatorCode, DefinitionForm Form, TextWords Why, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Form).SetValidator(new DefinitionForm.Validator());
            RuleFor(command => command.Why).Words(nameof(AmendmentIndicator.Reason), AmendmentItem.ReasonMax);
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            Expect.Version(amendment, request.Version);
            var language = context.User.Language;
            var known = await db.Indicators.Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken);
            var indicator = known.Find(each => each.Code == request.IndicatorCode);
            var part = request.IndicatorCode is null ? null : amendment.IndicatorOf(request.IndicatorCode);
            if (request.IndicatorCode is not null && indicator is null && part is null)
            {
                throw new RuleException(Rules.NotFound);
            }

            var content = request.Form.ToContent(part?.After ?? indicator?.ToContent() ?? new IndicatorContent(), language);
            var why = request.Why.ApplyTo(part?.Reason ?? LocalizedText.Empty, language);
            if (indicator is not null)
            {
                amendment.Change(plan, indicator, content, why);
            }
            else
            {
                amendment.Add(plan, content, why, request.IndicatorCode, [.. known.Select(each => each.Code)]);
            }

            context.Ask(DateQuestions.OfBaselines(amendment.Judged(plan), content.Baselines));
            await db.SaveChangesAsync(cancellationToken);
            return indicator?.Code ?? TextNormalizer.Normalize(content.Code);
        }
    }
}
