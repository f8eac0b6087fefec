using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class PilotConfiguration : IEntityTypeConfiguration<PilotModel>
{
    public void Configure(EntityTypeBuilder<PilotModel> builder)
    {
        builder.ToTable("Pilots");
        builder.HasTexts(TextKind.Pilot, pilot => pilot.Code, pilot => pilot.Number, pilot => pilot.State);
        builder.InHistory(pilot => pilot.Code, pilot => pilot.ProposedBy, pilot => pilot.SectorCode, pilot => pilot.SectorPlan, pilot => pilot.State);
        builder.HasTextLimit(PilotModel.TitleMax, pilot => pilot.Title, pilot => pilot.Place);
        builder.HasTextLimit(PilotModel.DescriptionMax, pilot => pilot.Description);
        builder.HasTextLimit(PilotModel.EnterprisesMax, pilot => pilot.VietnamEnterprises, pilot => pilot.LaosEnterprises);
        builder.NotInHistory(HistoryMarks.Follows, pilot => pilot.Version, pilot => pilot.Number);
        builder.NotInHistory("the entry that withdrew it says why", pilot => pilot.WithdrawnBecause);
        builder.Property(pilot => pilot.Id).ValueGeneratedNever();
        builder.Property(pilot => pilot.Code).HasMaxLength(PilotModel.CodeMax);
        builder.Property(pilot => pilot.SectorPlan).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(pilot => pilot.SectorCode).HasMaxLength(Sector.CodeMax);
        builder.Property(pilot => pilot.Version).IsConcurrencyToken();
        builder.HasIndex(pilot => pilot.Number).IsUnique();
        builder.Ignore(pilot => pilot.Sector);
        builder.Ignore(pilot => pilot.Texts);
    }
}
