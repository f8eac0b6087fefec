using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class TermConfiguration : IEntityTypeConfiguration<Term>
{
    /// <summary>The terms among which words are unique (<see cref="Term.IsOpen"/>), as both databases write it.</summary>
    private const string OpenTerms = $"\"{nameof(Term.State)}\" IN ('{nameof(TermState.Proposed)}', '{nameof(TermState.Agreed)}')";

    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.ToTable("Terms");
        builder.HasTexts(TextKind.Term, term => term.State);
        builder.InHistory(
            term => term.Group, term => term.IsHinted, term => term.LaoConfidence, term => term.Proposal, term => term.ProposedBy,
            term => term.ProposedHinted, term => term.State);
        builder.HasTextLimit(Term.WordsMax, term => term.Words, term => term.ProposedWords);
        builder.HasTextLimit(Term.NoteMax, term => term.Note, term => term.ProposedNote);
        builder.NotInHistory(HistoryMarks.Follows, term => term.Version, term => term.ViKey, term => term.LoKey);
        builder.Property(term => term.Id).ValueGeneratedNever();
        builder.Property(term => term.Version).IsConcurrencyToken();
        builder.Property(term => term.ViKey).HasMaxLength(Fingerprint.TextLength);
        builder.Property(term => term.LoKey).HasMaxLength(Fingerprint.TextLength);
        builder.HasIndex(term => new { term.Group, term.ViKey }).IsUnique().HasFilter(OpenTerms);
        builder.HasIndex(term => new { term.Group, term.LoKey }).IsUnique().HasFilter(OpenTerms);
        builder.Ignore(term => term.WaitsFor);
        builder.Ignore(term => term.IsOpen);
    }
}
