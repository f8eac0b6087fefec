using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Glossary;

/// <summary>One term, what is in force and what is proposed.</summary>
public static class GetTerm
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(Guid Id) : IQuery<Model>;

    /// <param name="Proposal">Null where nothing waits for an answer.</param>
    /// <param name="ProposedWords">Of a change; empty otherwise.</param>
    public sealed record Model(
        Guid Id, TermGroup Group, LocalizedText Words, LocalizedText Note, LaoConfidence? Confidence, bool IsHinted, TermState State,
        TermProposal? Proposal, Side? ProposedBy, LocalizedText ProposedWords, LocalizedText ProposedNote, bool? ProposedHinted, int Version)
    {
        /// <summary>The side whose answer is awaited.</summary>
        public Side? WaitsFor => ProposedBy?.Other();

        public bool IsOpen => State is TermState.Proposed or TermState.Agreed;
    }

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var shown = await db.Terms.Where(term => term.Id == request.Id)
                .Select(term => new Model(
                    term.Id, term.Group, term.Words, term.Note, term.LaoConfidence, term.IsHinted, term.State,
                    term.Proposal, term.ProposedBy, term.ProposedWords, term.ProposedNote, term.ProposedHinted, term.Version))
                .SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);

            // Whoever reads only what is agreed sees no proposal.
            return db.ShowsDrafts ? shown : shown with { Proposal = null, ProposedBy = null, ProposedWords = LocalizedText.Empty, ProposedNote = LocalizedText.Empty, ProposedHinted = null };
        }
    }
}
